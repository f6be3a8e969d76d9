"""Sentences of the trail about limits."""

from django.utils.translation import gettext_lazy as _

from apps.core.audit import register_actions

register_actions({"membership.limits_warned": _("warned of limits")})
