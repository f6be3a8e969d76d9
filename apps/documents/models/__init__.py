"""Records of documents, one file a topic."""

from apps.documents.models.attachments import (
    Attachment,
    AttachmentVersion,
)

__all__ = [
    "Attachment",
    "AttachmentVersion",
]
