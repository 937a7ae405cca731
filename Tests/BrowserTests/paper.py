"""What comes out of a printer: a page as PDF, read as a person and a phone read it."""

import pypdfium2
import zxingcpp

# As fine as a plain office printer prints, of what a PDF measures in 72ths of an inch.
SCALE = 300 / 72
DOTS_PER_MM = 300 / 25.4


class Paper:
    """The sheets that a page prints, as Chromium makes a PDF of them."""

    def __init__(self, page):
        self._bytes = page.pdf(prefer_css_page_size=True, tagged=True)
        self._document = pypdfium2.PdfDocument(self._bytes)

    def __len__(self):
        return len(self._document)

    def text(self, sheet):
        """What can be read on a sheet; where a line was broken is left to the printer."""
        return plain(self._document[sheet].get_textpage().get_text_range())

    @property
    def texts(self):
        return [self.text(sheet) for sheet in range(len(self))]

    def codes(self, sheet):
        """What a phone reads in the QR codes of a sheet, from a picture of it, and where their corners are in mm."""
        picture = self._document[sheet].render(scale=SCALE, grayscale=True).to_pil()
        found = zxingcpp.read_barcodes(picture, formats=zxingcpp.BarcodeFormat.QRCode)
        corners = [code.position.top_left for code in found]
        return [(code.text, at.x / DOTS_PER_MM, at.y / DOTS_PER_MM) for code, at in zip(found, corners, strict=True)]

    def sizes(self):
        """Width and height of each sheet, in whole millimetres."""
        return {tuple(round(side / 72 * 25.4) for side in sheet.get_size()) for sheet in self._document}

    @property
    def is_tagged(self):
        """Whether who listens to the PDF hears its headings and tables."""
        return self._document.is_tagged()


def plain(text):
    """Words as they were before a line was broken: without blanks, and without the hyphens that a line ends with."""
    return "".join(text.replace("\ufffe", "-").split())
