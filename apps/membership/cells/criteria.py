"""The criteria that apply where a province has recorded none of its own: a draft to start from."""

from __future__ import annotations

from datetime import date
from typing import Any

SINCE = date(2021, 9, 15)
SOURCE = "Mẫu tham khảo; thay bằng bộ tiêu chí của tỉnh ủy, thành ủy mình"
GENERAL = (
    ("attendance", "Tỷ lệ đảng viên tham dự", 15, True),
    ("preparation", "Chuẩn bị nội dung, thông báo trước buổi sinh hoạt", 15, False),
    ("duration", "Thời lượng sinh hoạt", 10, True),
    ("order", "Trình tự, nội dung sinh hoạt", 20, False),
    ("contributions", "Ý kiến phát biểu, thảo luận", 15, True),
    ("conclusions", "Kết luận, phân công nhiệm vụ, nghị quyết", 15, False),
    ("minutes", "Ghi biên bản", 10, True),
)


def load(model: Any) -> None:
    """Put the general criteria in; used by the migration."""
    model.objects.bulk_create(
        model(
            code=code, name=name, most=most, decisive=decisive, order=order, valid_from=SINCE,
            status="draft", source=SOURCE,
        )
        for order, (code, name, most, decisive) in enumerate(GENERAL, start=1)
    )  # fmt: skip
