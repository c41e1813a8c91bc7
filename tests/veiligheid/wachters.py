"""Which functions of the database may pass a lock?"""

# Who may pass a lock, and why. A new function stands here first, with a reason.
WACHTERS = {
    "dossiers: who sees, who answers, who is involved": {
        "betrokkenheid_beperk", "betrokkenheid_eindig", "betrokkenheid_verleen",
        "dossier_eis_zicht", "dossier_genodigd", "dossier_heropen",
        "dossier_houder", "dossier_noteer", "dossier_open", "dossier_sluit", "dossier_teams", "dossier_uitgesloten",
        "dossier_zet_gevaar", "dossier_zichtbaar", "uitnodiging_aanvaard", "uitnodiging_eindig", "uitnodiging_verleen",
        "uitsluiting_hef_op", "uitsluiting_leg_op", "verantwoordelijkheid_over",
    },
    "guards of the ledger: the app sees too little to guard": {
        "account_bewaak_zicht", "alleen_bewaak_vertrek", "grootboek_bewaak",
        "medewerker_bewaak_vertrek", "organisatie_bewaak_vertrek", "team_bewaak_vertrek",
        "team_bewaak_wissen", "verantwoordelijke_bewaak",
    },
    "guard of the plan: a household stands in the casus of its plan": {"plan_bewaak_huishouden"},
    "the door of a school: one sheet behind a code, and an answer; whoever looks acts for no team": {
        "school_antwoord", "school_blad", "school_geldig", "school_open", "school_van", "school_weg",
    },
    "children: a yes that is taken back by who leads; it only narrows": {"kindverhaal_terug"},
    "children: in which dossiers a school answered or a birthday is near; numbers alone": {
        "kinderen_jarig", "school_te_horen",
    },
    "the door of a reader: one copy behind a code, and an answer; whoever looks acts for no team": {
        "gezin_antwoord", "gezin_blad", "gezin_blijf", "gezin_geldig", "gezin_open", "gezin_van", "gezin_weg",
    },
    "emergency: one open dossier for one person, an hour at most": {"noodtoegang_open"},
    "the family: in which dossiers a reader answered; numbers alone": {"ervaring_te_horen", "gezin_te_horen"},
    "the door of who is asked about the help: three questions without a name, and an answer": {
        "ervaring_antwoord", "ervaring_blad", "ervaring_open",
    },
    "what families think of the help: figures of five families or more, over what the team may see": {
        "ervaring_cijfers",
    },
    "monitoring: which dossier is followed in which people of a new melding stand; numbers alone": {
        "monitoring_geraakt",
    },
    "end of the plan: the worker sees no dossier of named colleagues alone": {"plan_eindig_met_casus"},
    "terms: which ever began, also for whoever does not see them": {"termijn_onthoud"},
    "recognition of people: a card, never a dossier": {
        "casus_elders",
        "persoon_eis_rol", "persoon_gemeente", "persoon_hergroepeer", "persoon_herken", "persoon_herken_in",
        "persoon_kaarten", "persoon_kandidaten", "persoon_koppel", "persoon_lijkt_bekend",
        "persoon_merk_open", "persoon_misschien_bekend", "persoon_verleden",
    },
    "search by name: numbers of rows in the own dossiers, read under the locks afterwards": {
        "persoon_op_naam",
    },
    "the door of a round for who has no account: its text and the own words, and no row": {
        "ronde_gast", "ronde_open", "ronde_weg", "ronde_woorden", "ronde_zeg",
    },
    "leaving and keeping away: counts, guards, and one's own list": {
        "medewerker_draagt", "team_bewaak_komst", "team_bewaak_werk", "team_draagt", "teamlid_bewaak_vertrek",
        "vermijding_pas_toe", "vermijding_van",
    },
    "figures: count what happened in a month, and tell which months changed; counts and months alone": {
        "cijfers_tel", "cijfers_tel_keten", "cijfers_veranderd",
    },
    "deliveries: everything of one organisation over a half-year, read only, for the worker alone": {
        "levering_adviezen", "levering_houder", "levering_klaar", "levering_meldingen", "levering_onderzoeken",
        "levering_personen",
    },
    "self-scan: how many people filled in, and from five on how they differ; never who said what": {
        "zelfscan_invullers", "zelfscan_spreiding",
    },
    "skills: how many of a team of five or more have a training; what waits at the meldcode, without a family": {
        "meldcode_lopend", "training_dekking",
    },
    "the door of who reported: what was told, behind a receipt code and a way to be reached": {"melder_navraag"},
    "the feed: how many messages of whom, numbers alone, for who manages it and sees no melding": {
        "aanlevering_stand",
    },
    "the log: append, seal, look at the head of the chain": {
        "verantwoording_gebroken", "verantwoording_kop", "verantwoording_schrijf", "verantwoording_verzegel",
        "verantwoording_vingerafdruk",
    },
}  # fmt: skip
