"""Records of documents, one file a topic."""

from apps.documents.models.attachments import (
    Attachment,
    AttachmentVersion,
)
from apps.documents.models.papers import NumberSeries, NumberTerm, PaperNumber

__all__ = [
    "Attachment",
    "AttachmentVersion",
    "NumberSeries",
    "NumberTerm",
    "PaperNumber",
]
