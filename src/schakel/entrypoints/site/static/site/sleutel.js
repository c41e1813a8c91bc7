// A passkey in the browser: asks the server for its question, the device for its answer, and posts it as a form.
(function () {
  'use strict'

  function bytes (tekst) {
    const gevuld = tekst.replace(/-/g, '+').replace(/_/g, '/')
    return Uint8Array.from(atob(gevuld), teken => teken.charCodeAt(0))
  }

  function tekst (buffer) {
    const rij = Array.from(new Uint8Array(buffer), getal => String.fromCharCode(getal)).join('')
    return btoa(rij).replace(/\+/g, '-').replace(/\//g, '_').replace(/=+$/, '')
  }

  function vraag (opties) {
    const open = opties.publicKey
    open.challenge = bytes(open.challenge)
    if (open.user) open.user.id = bytes(open.user.id)
    for (const lijst of [open.excludeCredentials, open.allowCredentials]) {
      for (const deel of lijst || []) deel.id = bytes(deel.id)
    }
    return opties
  }

  function antwoord (bewijs) {
    const r = bewijs.response
    const delen = {}
    for (const naam of ['clientDataJSON', 'attestationObject', 'authenticatorData', 'signature', 'userHandle']) {
      if (r[naam]) delen[naam] = tekst(r[naam])
    }
    return JSON.stringify({
      id: bewijs.id,
      rawId: tekst(bewijs.rawId),
      type: bewijs.type,
      response: delen,
      clientExtensionResults: bewijs.getClientExtensionResults()
    })
  }

  async function begin (form) {
    const maken = form.dataset.sleutel === 'maken'
    const melding = form.querySelector('[data-sleutel-melding]')
    melding.hidden = true
    try {
      const gehaald = await fetch(form.dataset.vraag, { headers: { Accept: 'application/json' } })
      const opties = vraag(await gehaald.json())
      const bewijs = maken ? await navigator.credentials.create(opties) : await navigator.credentials.get(opties)
      form.elements.bewijs.value = antwoord(bewijs)
      form.submit()
    } catch (fout) {
      melding.hidden = false
    }
  }

  for (const form of document.querySelectorAll('form[data-sleutel]')) {
    form.addEventListener('submit', gebeurtenis => {
      gebeurtenis.preventDefault()
      begin(form)
    })
    if (!window.PublicKeyCredential) form.querySelector('[data-sleutel-niet]').hidden = false
  }
})()
