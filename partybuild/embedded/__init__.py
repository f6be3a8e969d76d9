"""The default servers of an installation: PostgreSQL and Valkey from their wheels.

`ensure` starts what does not run, `stop` stops it, `status` asks. Loopback only and without TLS:
for one machine, for tests and for trying the system out, not for production.
"""

from partybuild.embedded.errors import ServiceError
from partybuild.embedded.services import Services, Status, ensure, status, stop

__all__ = ["ServiceError", "Services", "Status", "ensure", "status", "stop"]
