import CQREncode

/// A QR code as an SVG picture, drawn by libqrencode.
public enum QRCode {
    /// How many light modules lie around the code: ISO/IEC 18004 asks for four.
    private static let quiet = 4

    /// A code as the drawing of its dark modules.
    public struct Drawing: Encodable, Sendable {
        /// The path of an SVG, one unit a module, quiet zone included.
        public let path: String
        /// How many units wide and high it is.
        public let size: Int
    }

    /// The picture of a text, black on white in dark mode too; nil when the text is too long for a code.
    public static func svg(_ text: String) -> [UInt8]? {
        guard let drawing = drawing(of: text) else { return nil }
        let size = drawing.size
        let svg = """
            <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 \(size) \(size)" shape-rendering="crispEdges">\
            <path fill="#fff" d="M0 0h\(size)v\(size)H0z"/><path d="\(drawing.path)"/></svg>
            """
        return Array(svg.utf8)
    }

    /// The drawing of a text, dark modules that touch in one stroke; nil when the text is too long for a code.
    public static func drawing(of text: String) -> Drawing? {
        guard let code = QRcode_encodeString(text, 0, QR_ECLEVEL_M, QR_MODE_8, 1) else { return nil }
        defer { QRcode_free(code) }
        let width = Int(code.pointee.width)
        func isDark(_ row: Int, _ column: Int) -> Bool {
            column < width && code.pointee.data[row * width + column] & 1 == 1
        }
        var path = ""
        for row in 0..<width {
            var column = 0
            while column < width {
                guard isDark(row, column) else {
                    column += 1
                    continue
                }
                let start = column
                while isDark(row, column) { column += 1 }
                path += "M\(start + quiet) \(row + quiet)h\(column - start)v1h-\(column - start)z"
            }
        }
        return Drawing(path: path, size: width + 2 * quiet)
    }

    /// What a phone reads to join a wireless network (the form that ZXing set and all phones follow).
    public static func wifi(name: String, password: String?) -> String {
        func escaped(_ text: String) -> String {
            text.reduce(into: "") { text, character in
                if "\\;,\":".contains(character) { text.append("\\") }
                text.append(character)
            }
        }
        guard let password else { return "WIFI:T:nopass;S:\(escaped(name));;" }
        return "WIFI:T:WPA;S:\(escaped(name));P:\(escaped(password));;"
    }
}
