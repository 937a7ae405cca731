/// Asks that a text can be shown: of a length that fits, without characters that would damage a screen.
///
/// - Throws: ``Refusal/textMissing``, ``Refusal/textTooLong`` or ``Refusal/textInvalid``.
package func check(_ text: String?, atMost maximum: Int, required: Bool = false) throws(Refusal) {
    let text = text ?? ""
    guard !required || text.unicodeScalars.contains(where: \.isVisible) else { throw .textMissing }
    // Bytes first: counting characters of a text that is far too long would be work for nothing.
    guard text.utf8.count <= maximum * 4, text.count <= maximum else { throw .textTooLong }
    guard !text.unicodeScalars.contains(where: \.damagesScreens), !isStacked(text) else { throw .textInvalid }
}

/// Whether more than ``Limits/marks`` stand on one letter, so that they would reach over the lines around it.
private func isStacked(_ text: String) -> Bool {
    var marks = 0
    for scalar in text.unicodeScalars {
        // Nothing below is a mark, and most of what people write is.
        marks = scalar.value >= 0x300 && scalar.isMark ? marks + 1 : 0
        if marks > Limits.marks { return true }
    }
    return false
}

extension Unicode.Scalar {
    /// Whether it leaves a mark on a screen.
    fileprivate var isVisible: Bool {
        !properties.isWhitespace && !properties.isDefaultIgnorableCodePoint
            && properties.generalCategory != .control
    }

    /// Whether it is drawn on the letter before it and takes no room of its own.
    fileprivate var isMark: Bool {
        properties.generalCategory == .nonspacingMark || properties.generalCategory == .enclosingMark
    }

    /// Whether it is a control other than a line break, or reverses the direction of what follows (U+202A to U+202E,
    /// U+2066 to U+2069: Unicode Standard Annex 9), or is no character at all.
    fileprivate var damagesScreens: Bool {
        switch value {
        case 0x0A: false
        case 0x00...0x1F, 0x7F...0x9F, 0x202A...0x202E, 0x2066...0x2069, 0xFFFE, 0xFFFF: true
        default: false
        }
    }
}
