"""What can go wrong with the embedded servers, each with the way to mend it."""


class ServiceError(Exception):
    """A server cannot be started, used or stopped.

    `remedy` tells the person at the keyboard what to do next; it is printed below the message.
    """

    def __init__(self, message: str, *, remedy: str) -> None:
        super().__init__(message)
        self.message = message
        self.remedy = remedy

    def __str__(self) -> str:
        return f"{self.message}\n  What to do: {self.remedy}"
