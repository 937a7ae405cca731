import CQREncode

/// A QR code as an SVG picture, drawn by libqrencode.
public enum QRCode {
    /// How many light modules lie around the code: ISO/IEC 18004 asks for four.
    private static let quiet = 4

    /// The picture of a text, black on white in dark mode too; nil when the text is too long for a code.
    public static func svg(_ text: String) -> [UInt8]? {
        guard let code = QRcode_encodeString(text, 0, QR_ECLEVEL_M, QR_MODE_8, 1) else { return nil }
        defer { QRcode_free(code) }
        let width = Int(code.pointee.width)
        let size = width + 2 * quiet
        var path = ""
        for row in 0..<width {
            for column in 0..<width where code.pointee.data[row * width + column] & 1 == 1 {
                path += "M\(column + quiet) \(row + quiet)h1v1h-1z"
            }
        }
        let svg = """
            <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 \(size) \(size)" shape-rendering="crispEdges">\
            <path fill="#fff" d="M0 0h\(size)v\(size)H0z"/><path d="\(path)"/></svg>
            """
        return Array(svg.utf8)
    }
}
