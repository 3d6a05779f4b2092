"""Questions that pages ask of the tables; none of them writes."""
