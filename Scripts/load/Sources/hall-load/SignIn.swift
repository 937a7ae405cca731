import Foundation
import Glibc

/// Sessions for more phones than the demo has people: each person signs in with more of them.
///
/// The server ends the oldest line of a session that opens more than five.
struct SignIn {
    private static let linesPerSession = 5

    private let descriptor: Int32

    /// A token for each phone.
    ///
    /// - Throws: ``Failure`` when somebody cannot sign in.
    static func tokens(_ demo: Demo, phones: Int, port: UInt16) throws -> [String] {
        let people = demo.employers
        var sessions = people.map(\.token)
        if people.allSatisfy({ $0.link != nil }), sessions.count * linesPerSession < phones {
            let needed = (phones + linesPerSession - 1) / linesPerSession
            let desk = try SignIn(port: port)
            defer { close(desk.descriptor) }
            while sessions.count < needed {
                sessions.append(try desk.open(people[sessions.count % people.count].link!.path))
            }
        }
        return (0..<phones).map { sessions[$0 % sessions.count] }
    }

    private init(port: UInt16) throws {
        descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        guard descriptor >= 0 else { throw Failure.system("socket") }
        try Door(port: port, code: "").call(descriptor, phone: 0)
    }

    /// Opens a personal link, as a browser does.
    ///
    /// - Returns: the token in the cookie that it is answered with.
    private func open(_ path: String) throws -> String {
        let request = Array("GET \(path) HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n".utf8)
        guard send(descriptor, request, request.count, Int32(MSG_NOSIGNAL)) == request.count else {
            throw Failure.system("send to the server")
        }
        var answer: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 4096)
        while !answer.suffix(4).elementsEqual("\r\n\r\n".utf8) {
            let length = recv(descriptor, &buffer, buffer.count, 0)
            guard length > 0 else { throw Failure.system("the server does not sign in") }
            answer += buffer[..<length]
        }
        for line in String(decoding: answer, as: UTF8.self).components(separatedBy: "\r\n") {
            guard line.lowercased().hasPrefix("set-cookie: "), let start = line.firstIndex(of: "=") else { continue }
            return String(line[line.index(after: start)...].prefix { $0 != ";" })
        }
        throw Failure("no session at \(path): \(String(decoding: answer.prefix { $0 != 0x0D }, as: UTF8.self))")
    }
}
