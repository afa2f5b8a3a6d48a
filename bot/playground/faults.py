"""Failures that a workspace can be told to have, to try by hand or in a test how a bot takes them."""

from pydantic import BaseModel, ConfigDict, Field

from bot.playground.wire import RefusalError


class Faults(BaseModel):
    """The switches. Each may be set at any time.

    Attributes:
        rate_limit_next: How many of the next calls are answered 429.
        retry_after: Seconds that such an answer asks to wait.
        drop_next_answer: How many of the next calls are taken and carried out, and then not answered: the line breaks.
        drop_next_response: The same for the next answers through a response_url.
        server_error_next: How many of the next calls are answered 503.
        deliver_twice: Deliver each event twice with the same event_id, the second time as a retry.
        refuse_blocks: Block types refused as if this workspace did not know them yet.
        enforce_rate_limits: Count calls against Slack's tiers, and posts against one a second per channel.
    """

    model_config = ConfigDict(extra="forbid", validate_assignment=True)

    rate_limit_next: int = Field(default=0, ge=0, le=1000)
    retry_after: int = Field(default=1, ge=1, le=3600)
    drop_next_answer: int = Field(default=0, ge=0, le=1000)
    drop_next_response: int = Field(default=0, ge=0, le=1000)
    server_error_next: int = Field(default=0, ge=0, le=1000)
    deliver_twice: bool = False
    refuse_blocks: frozenset[str] = frozenset()
    enforce_rate_limits: bool = False

    def hold_back(self) -> None:
        """Refuse this call when told to.

        Raises:
            RefusalError: `ratelimited`.
        """
        if self.rate_limit_next:
            self.rate_limit_next -= 1
            raise RefusalError("ratelimited", retry_after=self.retry_after)

    def breaks_down(self) -> bool:
        """Whether this call meets a server that is down."""
        failing = self.server_error_next > 0
        self.server_error_next -= failing
        return failing

    def drops_the_answer(self) -> bool:
        """Whether the line breaks after this call was carried out."""
        dropping = self.drop_next_answer > 0
        self.drop_next_answer -= dropping
        return dropping

    def drops_the_response(self) -> bool:
        """Whether the line breaks after this answer through a response_url was taken."""
        dropping = self.drop_next_response > 0
        self.drop_next_response -= dropping
        return dropping
