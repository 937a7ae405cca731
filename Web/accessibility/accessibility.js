/**
 * The statement about accessibility, and what is kept of people. All of it stands in the HTML: the script brings the
 * other language.
 */
import { dressPage } from "../modules/dress.js"
import { learn } from "../modules/language.js"

await learn("accessibility")
dressPage()
