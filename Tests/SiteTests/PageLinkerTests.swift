import Testing

@testable import Site

/// What a page asks for once its files are joined.
struct PageLinkerTests {
    private let files = [
        "styles/one.css": "/* \"One\" */\na::before {\n  content: \"/* no comment */\";\n}\n",
        "styles/two.css": "b { color: red }\n",
        "page/page.js": "run()",
    ]

    private func page(_ head: String...) -> [String: String] {
        files.merging(["page/index.html": "<head>\n" + head.joined(separator: "\n") + "\n</head>"]) { $1 }
    }

    private func fault(_ files: [String: String]) throws -> String {
        let fault = #expect(throws: LinkFault.self) {
            var linker = PageLinker(files: files)
            _ = try linker.link("page/index.html")
        }
        return try #require(fault).description
    }

    @Test func `a page asks for one style sheet and one script`() throws {
        var linker = PageLinker(
            files: page(
                #"<link rel="icon" href="/a/icon.svg">"#,
                #"<link rel="stylesheet" href="/a/styles/two.css">"#,
                #"<link rel="stylesheet" href="/a/styles/one.css">"#,
                #"<script type="module" src="/a/page/page.js"></script>"#
            ),
            others: ["icon.svg"]
        )

        let linked = try linker.link("page/index.html")

        #expect(
            linked == """
                <head>
                <link rel="icon" href="/a/icon.svg">
                <link rel="stylesheet" href="/a/page/index.css">
                <script type="module" src="/a/page/page.js"></script>
                </head>
                """)
        #expect(
            linker.made == [
                "page/index.css": "b { color: red }\na::before {\ncontent: \"/* no comment */\";\n}",
                "page/page.js": "const m0 = (() => {\nrun()\n})();\n",
            ])
    }

    @Test(arguments: [
        (#"<link rel="stylesheet" href="/a/styles/none.css">"#, "styles/none.css is not there"),
        (#"<link rel="icon" href="/a/icon.svg">"#, "icon.svg is not there"),
        (
            #"<link rel="stylesheet" media="print" href="/a/styles/one.css">"#,
            "a style sheet has a line of its own and no condition"
        ),
        (#"<script src="/a/page/page.js"></script>"#, "a script has a line of its own and is a module"),
    ])
    func `a head that is not understood is named with its line`(line: String, what: String) throws {
        #expect(try fault(page("", line)) == "page/index.html, line 3: \(what)")
    }

    @Test func `a page has one script`() throws {
        let script = #"<script type="module" src="/a/page/page.js"></script>"#
        #expect(try fault(page(script, script)) == "page/index.html, line 1: a page has one script")
    }

    @Test(arguments: ["@import \"two.css\";", "a { background: URL(b.png) }", "@charset \"utf-8\";"])
    func `a style sheet that names another file is not joined`(rule: String) throws {
        var files = page(#"<link rel="stylesheet" href="/a/styles/one.css">"#)
        files["styles/one.css"] = "/* url( */\n" + rule

        let name = rule.contains("URL") ? "url(" : String(rule.prefix { $0 != " " })
        #expect(try fault(files) == "styles/one.css, line 2: \(name) cannot be joined")
    }
}
