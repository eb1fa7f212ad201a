"""The simulated city: its people, units and signatures, and the files they are handed over in."""

CYCLES = (2019, 2023, 2024)
