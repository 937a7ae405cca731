/// Makes one script of a module and all that it imports, so that a browser asks once instead of thirty times.
///
/// Every module becomes a function that runs once, in the order in which a browser would run them, and hands on what it
/// exports. What is fetched only when it is needed, such as texts, stays a file of its own. Pure: texts in, text out.
struct ModuleLinker {
    private let scripts: [String: String]
    private var modules: [String: ScriptModule] = [:]

    /// - Parameter scripts: every script, by its path in the folder of the pages.
    init(scripts: [String: String]) {
        self.scripts = scripts
    }

    /// The script of a page, to be served where its first module lies.
    ///
    /// - Throws: ``LinkFault`` when anything is not there or not understood: a script is whole or it is not made.
    mutating func link(_ entry: String) throws -> String {
        var order: [ScriptModule] = []
        try visit(entry, askedBy: nil, on: [], &order)
        let names = Dictionary(uniqueKeysWithValues: order.enumerated().map { ($1.path, "m\($0)") })
        let up = String(repeating: "../", count: entry.split(separator: "/").count - 1)
        return order.map { module in
            "const \(names[module.path]!) = \(scope(module, names, up: up.isEmpty ? "./" : up));\n"
        }.joined()
    }

    /// Puts a module in its place, after all that it imports.
    private mutating func visit(
        _ path: String,
        askedBy asking: (path: String, line: Int)?,
        on way: [String],
        _ order: inout [ScriptModule]
    ) throws {
        guard !order.contains(where: { $0.path == path }) else { return }
        let module = try module(path, askedBy: asking)
        for needed in module.imports {
            guard needed.path != path, !way.contains(needed.path) else {
                throw LinkFault(file: path, line: needed.line, what: "\(needed.path) imports this file in turn")
            }
            try visit(needed.path, askedBy: (path, needed.line), on: way + [path], &order)
            try requireExports(of: needed, for: path)
        }
        try requireFetchable(module)
        order.append(module)
    }

    private mutating func module(_ path: String, askedBy asking: (path: String, line: Int)?) throws -> ScriptModule {
        if let known = modules[path] { return known }
        guard let script = scripts[path] else {
            throw LinkFault(file: asking?.path ?? path, line: asking?.line ?? 1, what: "\(path) is not there")
        }
        let module = try ScriptModule(path: path, script: script)
        modules[path] = module
        return module
    }

    private func requireExports(of needed: ScriptModule.Import, for path: String) throws {
        guard case .some(let names) = needed.names, let exports = modules[needed.path]?.exports else { return }
        for name in names where !exports.contains(name.exported) {
            throw LinkFault(file: path, line: needed.line, what: "\(needed.path) exports no \(name.exported)")
        }
    }

    /// What is fetched later must be there, and import nothing: it would run a second copy of what is linked already.
    private mutating func requireFetchable(_ module: ScriptModule) throws {
        for case .fetch(let fetch) in module.code {
            let found = scripts.keys.filter(fetch.mayBe).sorted()
            guard !found.isEmpty else {
                throw LinkFault(file: module.path, line: fetch.line, what: "there is no file that this could fetch")
            }
            for path in found {
                guard let needed = try self.module(path, askedBy: nil).imports.first else { continue }
                throw LinkFault(file: path, line: needed.line, what: "what \(module.path) fetches can import nothing")
            }
        }
    }

    /// A module as a function that has run.
    private func scope(_ module: ScriptModule, _ names: [String: String], up: String) -> String {
        let imports = module.imports.map { binding($0, names[$0.path]!) }
        let code = module.code.map { text(of: $0, in: module, up: up) }
        let exports = module.exports.isEmpty ? "" : "\nreturn { \(module.exports.joined(separator: ", ")) }"
        let body = "{\n" + (imports + code).joined() + exports + "\n}"
        return module.waits ? "await (async () => \(body))()" : "(() => \(body))()"
    }

    private func binding(_ needed: ScriptModule.Import, _ name: String) -> String {
        switch needed.names {
        case .all(let local): return "const \(local) = \(name);\n"
        case .some(let names):
            let pattern = names.map { $0.exported == $0.local ? $0.local : "\($0.exported): \($0.local)" }
            return "const { \(pattern.joined(separator: ", ")) } = \(name);\n"
        }
    }

    private func text(of code: ScriptModule.Code, in module: ScriptModule, up: String) -> String {
        switch code {
        case .text(let text): text
        case .fetch(let fetch): "import(`\(up)\(fetch.head)\(fetch.rest)"
        case .address: "new URL(\"\(up)\(module.path)\", import.meta.url).href"
        }
    }
}
