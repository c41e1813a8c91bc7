"""What is different on the machine of a developer or in the demo?"""

from schakel.config.settings.base import *  # noqa: F403

DEMO = True
CORV_ANTWOORDT_ZELF = True
