"""Words of the file of earlier decisions; a file is always in Vietnamese."""

from django.utils.translation import gettext_lazy as _

from apps.cadres.appointments.choices import AppointmentAct
from apps.core.errors import register_labels

ACT_WORDS = (
    (AppointmentAct.APPOINTMENT, "Bổ nhiệm"),
    (AppointmentAct.REAPPOINTMENT, "Bổ nhiệm lại"),
    (AppointmentAct.EXTENSION, "Kéo dài thời gian giữ chức vụ"),
    (AppointmentAct.NOMINATION, "Giới thiệu ứng cử"),
    (AppointmentAct.COMMITTEE_SEAT, "Kiện toàn cấp ủy"),
    (AppointmentAct.RESIGNATION, "Từ chức"),
    (AppointmentAct.RELEASE, "Cho thôi giữ chức vụ"),
    (AppointmentAct.DISMISSAL, "Miễn nhiệm"),
)
HINTS = (
    _("One row for each decision. The person is known by the reference of the profile."),
    _("These are decisions of earlier years: the positions of the profile stay as they are."),
)
register_labels(
    {"appointment_profile_unknown": _("No profile bears this reference in your range.")}
)
