"""Words of the file of earlier moves; a file is always in Vietnamese."""

from django.utils.translation import gettext_lazy as _

from apps.cadres.moves.choices import Direction, MoveKind

KIND_WORDS = (
    (MoveKind.ROTATION, "Luân chuyển"),
    (MoveKind.TRANSFER, "Điều động"),
    (MoveKind.SECONDMENT, "Biệt phái"),
    (MoveKind.POSITION_CHANGE, "Chuyển đổi vị trí công tác"),
)
DIRECTION_WORDS = (
    (Direction.WITHIN, "Trong phạm vi quản lý"),
    (Direction.OUT, "Đi nơi khác"),
    (Direction.IN, "Từ nơi khác đến"),
)
HINTS = (
    _("One row for each decision. The person is known by the reference of the profile."),
    _("These are decisions of earlier years: the positions of the profile stay as they are."),
)
