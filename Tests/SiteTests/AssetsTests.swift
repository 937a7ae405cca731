import Foundation
import Marketplace
import NIOCore
import Testing

@testable import Site

/// The pages and lists as they ship.
struct AssetsTests {
    private let web = URL(fileURLWithPath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        .appendingPathComponent("Web").path

    @Test(arguments: Role.allCases.map(\.rawValue) + ["join", "receipt"])
    func `every page asks for one script, one style sheet and pictures, all under one hash`(name: String) throws {
        let assets = try Assets(folder: web)
        let page = try #require(assets["\(name)/index.html"])
        let paths = page.text.matches(of: /"\/a\/([0-9a-f]{12})\/([^"]+)"/)
        let parts = paths.map { String($0.2) }.filter { !$0.hasPrefix("lists/") }

        #expect(page.contentType == "text/html; charset=utf-8")
        #expect(parts == ["favicon.svg", "\(name)/index.css", "\(name)/\(name).js"])
        for path in paths {
            #expect(String(path.1) == assets.hash)
            #expect(assets.underHash(String(path.2)) != nil, "\(path.2) is missing")
        }
    }

    @Test func `a script is linked under the hash, and as it lies in the folder without`() throws {
        let assets = try Assets(folder: web)

        let source = try #require(assets["employer/employer.js"]).text
        let linked = try #require(assets.underHash("employer/employer.js")).text
        #expect(source.contains("\nimport ") && source.hasPrefix("/**"))
        #expect(linked.hasPrefix("const m0 = ") && !linked.contains("\nimport ") && !linked.contains("\nexport "))
        #expect(linked.contains("import(`../texts/${language}.js`)"))
    }

    @Test(arguments: [Problem.pageUnknown, .linkUnknown, .fault])
    func `the page of a problem says what its answer to a program says`(problem: Problem) throws {
        let page = try #require(try Assets(folder: web)["error/\(problem.code).html"]).text
        let match = try #require(page.firstMatch(of: /<h1>(.+)<\/h1>\s*<p>(.+)<\/p>/))

        #expect("\(match.1) \(match.2)" == problem.detail)
    }

    @Test func `a folder without pages is not ours`() {
        #expect(throws: Assets.Missing.self) { try Assets(folder: web + "/lists") }
    }

    @Test func `the lists are whole`() throws {
        let catalogue = try Catalogue(web: web)

        #expect(catalogue.kinds.count == 20)
        #expect(catalogue.regions.count == 35)
        #expect(catalogue.kind("meedenken")?.single == true)
        #expect(catalogue.kind("belmij")?.counted == false)
        #expect(catalogue.kinds.allSatisfy { !$0.nl.label.isEmpty && !$0.en.label.isEmpty && !$0.nl.one.isEmpty })
    }

    @Test(arguments: [
        ("Zaanstad", "AM17"), ("IJsselvechtstreek", "AM36"), ("Food Valley", "AM38"), ("Den Bosch", "AM27"),
        ("'s-Gravenhage", "AM21"), ("fryslân", "AM02"), ("AM01", "AM01"), ("Regio Zwolle", "AM36"),
    ])
    func `a region is found under all its names`(name: String, code: String) throws {
        #expect(try Catalogue(web: web).region(called: name) == code)
    }

    @Test func `no name stands for two regions`() throws {
        let regions = try Catalogue(web: web).regions
        let names = regions.flatMap { Set(([$0.name] + $0.alias).map { $0.lowercased() }) }

        #expect(Set(names).count == names.count)
    }
}
