import Testing

@testable import Site

/// What is made of a page's modules, and what is refused at start.
struct ModuleLinkerTests {
    private func link(_ scripts: [String: String], from entry: String = "page/page.js") throws -> String {
        var linker = ModuleLinker(scripts: scripts)
        return try linker.link(entry)
    }

    private func fault(_ scripts: [String: String]) throws -> String {
        let fault = #expect(throws: LinkFault.self) { try link(scripts) }
        return try #require(fault).description
    }

    @Test func `a module runs after what it imports, in a scope of its own`() throws {
        let script = try link([
            "page/page.js": """
            /** The page. */
            import { a, b as c } from "../modules/one.js"
            import * as two from "../modules/two.js"

            a(c, two.d) // and done
            """,
            "modules/one.js": """
            import { d } from "./two.js"

            export function a() {
              return d
            }
            export const b = "import * as x"
            """,
            "modules/two.js": "export const { d, e: f } = await g()\nexport class H {}\nexport async function i() {}\n",
        ])

        #expect(
            script == """
                const m0 = await (async () => {
                const{d,e:f}=await g()
                class H{}
                async function i(){}

                return { d, f, H, i }
                })();
                const m1 = (() => {
                const { d } = m0;

                function a(){
                return d
                }
                const b="import * as x"
                return { a, b }
                })();
                const m2 = (() => {
                const { a, b: c } = m1;
                const two = m0;

                a(c,two.d)\u{20}
                })();

                """)
    }

    @Test func `a list of imports may take several lines`() throws {
        let script = try link([
            "page/page.js": "import {\n  a,\n  b as c, // twice\n} from './one.js'\nrun(a, c)",
            "page/one.js": "export const a = 1\nexport const b = 2\n",
        ])

        #expect(script.contains("const { a, b: c } = m0;\n\nrun(a,c)"))
    }

    @Test func `what is fetched when it is needed is fetched from where it lies`() throws {
        let scripts = [
            "page/page.js": #"import { l } from "../modules/deep/l.js""#,
            "modules/deep/l.js": """
            export const l = await import(`../../texts/${x}.js`)
            fetch(new URL(y, import.meta.url))
            """,
            "texts/nl.js": "export const texts = {}",
        ]

        let script = try link(scripts)

        #expect(script.contains("await import(`../texts/${x}.js`)"))
        #expect(script.contains(#"new URL(y, new URL("../modules/deep/l.js", import.meta.url).href)"#))
    }

    @Test(arguments: [
        #"a("import { b } from './c.js'")"#, "a('it\\'s // no comment')", "a(`\nexport  {}\n${b(`}`)}`)",
        "a(/[/\"'`]\\/* /.test(b))", "return /`/", "a / b / c", "(a+b) / 2+`/`", "a[1] / `/*`", "link.dataset.export",
        "a={import:1,export:2}", "const imports=exported", "for(const a of /`/.exec(b))c()", "x=>/'/.test(x)",
        "a+ +b- -c", "1 .toFixed()", "a in b", "#a in b", "new A", "x\n[a].b",
    ])
    func `code is left as it is`(line: String) throws {
        #expect(try link(["page/page.js": line]) == "const m0 = (() => {\n\(line)\n})();\n")
    }

    @Test(arguments: [
        ("a // `\nb", "a\nb"), ("a /* ' */ b", "a b"), ("a /* one\ntwo */ b", "a\nb"), ("a\n\n    b", "a\nb"),
        ("return /** @type {import('./x.js').X} */ (a)", "return(a)"), ("const a = { b }", "const a={b}"),
        ("return \"a\" + b", "return\"a\"+b"), ("a = ! b", "a=!b"), ("if (a) { b() } else c()", "if(a){b()}else c()"),
    ])
    func `comments go, and of spaces what keeps nothing apart`(line: String, left: String) throws {
        #expect(try link(["page/page.js": line]) == "const m0 = (() => {\n\(left)\n})();\n")
    }

    @Test(arguments: [
        #"import a from "./one.js""#, #"import "./one.js""#, #"import { a } from "./one.json" with { type: "json" }"#,
        "import { a } from b", #"import { default as } from "./one.js""#, #"if (a) { import { a } from "./one.js" }"#,
        #"import { a } from "./one.js"; import { "b" as c } from "./one.js""#, #"import a, { b } from "./one.js""#,
    ])
    func `another form of import is refused`(line: String) throws {
        let said = try fault(["page/page.js": "\n" + line, "page/one.js": "export const a = 1"])

        #expect(
            said == #"page/page.js, line 2: only import { … } from "./…" and import * as … from "./…" are understood"#)
    }

    @Test(arguments: [
        "export default 1", "export { a }", "export * from './one.js'", "export let a = 1", "export var a = 1",
        "export const [a] = b", "export const { a = 1 } = b", "export const { ...a } = b", "export async () => 1",
        "export {}", "{ export const a = 1 }",
    ])
    func `another form of export is refused`(line: String) throws {
        let said = try fault(["page/page.js": line])

        #expect(said == "page/page.js, line 1: only export function, class and const are understood")
    }

    @Test(arguments: [
        ("import { a } from \"./one.js\"", "page/one.js is not there"),
        ("import { a } from \"one.js\"", "one.js does not begin with ./ or ../"),
        ("import { a } from \"../../one.js\"", "../../one.js lies outside the folder of the pages"),
        ("import { b } from \"./two.js\"", "page/two.js exports no b"),
        ("import { c } from \"./page.js\"", "page/page.js imports this file in turn"),
        ("await import(\"./two.js\")", "only import(`./…${…}….js`) can be fetched when it is needed"),
        ("await import(a)", "only import(`./…${…}….js`) can be fetched when it is needed"),
        ("await import(`./texts/${a}.js`)", "there is no file that this could fetch"),
        ("import.meta.resolve(a)", "of import.meta only the url is known"),
        ("const a = \"b", "a string has no end on its line"),
        ("const a = `b", "a template has no end"),
        ("const a = `${b", "a template has no end"),
        ("/* a", "a comment has no end"),
        ("const a = /b", "a pattern has no end on its line"),
        ("if (a) {} / 2", "cannot tell whether / after } divides or begins a pattern"),
    ])
    func `what cannot be linked is named with its line`(line: String, what: String) throws {
        let said = try fault(["page/page.js": "// one\n\n" + line, "page/two.js": "export const a = 1"])

        #expect(said == "page/page.js, line 3: \(what)")
    }

    @Test func `a circle of imports is refused`() throws {
        let said = try fault([
            "page/page.js": #"import { a } from "./a.js""#,
            "page/a.js": #"import { b } from "./b.js""# + "\nexport const a = 1",
            "page/b.js": "\n" + #"import { a } from "./a.js""# + "\nexport const b = 1",
        ])

        #expect(said == "page/b.js, line 2: page/a.js imports this file in turn")
    }

    @Test func `what is fetched when it is needed cannot bring a second copy of a module`() throws {
        let said = try fault([
            "page/page.js": "await import(`../texts/${a}.js`)",
            "texts/nl.js": #"import { a } from "../modules/a.js""#,
            "modules/a.js": "export const a = 1",
        ])

        #expect(said == "texts/nl.js, line 1: what page/page.js fetches can import nothing")
    }
}
