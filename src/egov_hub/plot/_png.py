"""The backend of matplotlib that writes PNG: the pixels of Agg, without alpha if all are opaque.

Without alpha, and with a faster level of compression, writing takes half the time. The first makes
a file a tenth smaller, the second a seventh larger.
"""

from typing import IO, Any, Final, cast

import numpy as np
from matplotlib.backends.backend_agg import FigureCanvasAgg
from PIL import Image

BACKEND: Final = f"module://{__name__}"

_OPAQUE: Final = 255
# Up to this level, zlib takes each repetition as it finds it, and does not look for a longer one.
_COMPRESSION: Final = 3


class FigureCanvas(FigureCanvasAgg):
    """The canvas that `Figure.savefig` uses if its backend is `BACKEND`."""

    def print_png(self, filename_or_obj: IO[bytes], **_: object) -> None:
        """Write the figure to a file."""
        canvas = cast("Any", self)  # Matplotlib has no types for these methods.
        canvas.draw()
        pixels = np.asarray(canvas.buffer_rgba())
        size = (pixels.shape[1], pixels.shape[0])
        if pixels[:, :, 3].min() == _OPAQUE:
            picture = Image.frombytes("RGB", size, pixels.data, "raw", "RGBX")
        else:
            picture = Image.fromarray(pixels)
        picture.save(
            filename_or_obj,
            "png",
            dpi=(self.figure.dpi, self.figure.dpi),
            compress_level=_COMPRESSION,
        )
