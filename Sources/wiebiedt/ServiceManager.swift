import Foundation

/// Tells the service manager that started the program how it is doing (sd_notify(3)); without one, nobody is told.
func tellServiceManager(_ state: String) {
    guard let path = ProcessInfo.processInfo.environment["NOTIFY_SOCKET"], ["/", "@"].contains(path.prefix(1)) else {
        return
    }
    var address = sockaddr_un()
    address.sun_family = sa_family_t(AF_UNIX)
    guard path.utf8.count < MemoryLayout.size(ofValue: address.sun_path) else { return }
    withUnsafeMutableBytes(of: &address.sun_path) { name in
        name.copyBytes(from: path.utf8)
        // A name that begins with @ is in no folder (unix(7)).
        if path.hasPrefix("@") { name[0] = 0 }
    }
    let manager = socket(AF_UNIX, Int32(SOCK_DGRAM.rawValue | SOCK_CLOEXEC.rawValue), 0)
    guard manager >= 0 else { return }
    defer { close(manager) }
    let length = MemoryLayout<sa_family_t>.size + path.utf8.count
    withUnsafePointer(to: &address) { address in
        address.withMemoryRebound(to: sockaddr.self, capacity: 1) { address in
            _ = sendto(manager, state, state.utf8.count, Int32(MSG_NOSIGNAL), address, socklen_t(length))
        }
    }
}
