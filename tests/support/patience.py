"""How long a test waits for what must come: long for a busy machine, while no wait lasts longer than it has to."""

SECONDS = 180
