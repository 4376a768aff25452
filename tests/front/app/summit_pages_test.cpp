// The pages over the first London SEND Summit show the figures that were published.
#include "summit_site.hpp"

#include "support/catch.hpp"

using Catch::Contains;
using summit_site::event;
using summit_site::SummitSite;

namespace {

std::string page(const std::string& below = "") { return std::string(event) + below; }

}  // namespace

TEST_CASE("the overview says how far the summit is, with its figures and their bases") {
  SummitSite site;
  const auto words = site.words(page());
  CHECK_THAT(words, Contains("Friday 10 June 2022, Coin Street Neighbourhood Centre, London. In person."));
  CHECK_THAT(words, Contains("The report is one step away."));
  CHECK_THAT(words, Contains("104 registered delegates from 39 organisations. One of the 105 rows was a repeat."));
  CHECK_THAT(words, Contains("32 of 33. Of the 91 delegates whose place is known, nobody is from Westminster."));
  CHECK_THAT(words, Contains("42 of 104 registered delegates answered: 40.4%. 38 of 42 found the Summit helpful."));
  CHECK_THAT(words, Contains("105 notes from 12 tables: 56 challenges and 49 opportunities."));
  CHECK_THAT(words, Contains("Write the report Next"));
  const auto html = site.get(page()).body;
  for (const auto* file : {"delegates.xlsx", "delegates.csv", "answers.xlsx", "answers.csv", "notes.xlsx", "notes.csv",
                           "report.docx", "report.pdf", "report.html"}) {
    CHECK_THAT(html, Contains(page("/") + file + "\""));
  }
}

TEST_CASE("there is one filled button on each page, or none") {
  SummitSite site;
  for (const auto* below : {"", "/places", "/summary", "/report", "/report/change"}) {
    const auto html = site.get(page(below)).body;
    std::size_t filled = 0;
    for (auto at = html.find("class=\"govuk-button\""); at != std::string::npos;
         at = html.find("class=\"govuk-button\"", at + 1))
      ++filled;
    INFO(below);
    CHECK(filled <= 1);
  }
}

TEST_CASE("the places page names who is missing, the extremes, and adds up") {
  SummitSite site;
  const auto words = site.words(page("/places"));
  CHECK_THAT(words, Contains("Delegates registered from 32 of 33 London places."));
  CHECK_THAT(words,
             Contains("Of the 91 delegates whose place is known, nobody is from Westminster. Hillingdon and Islington "
                      "registered one person each; "
                      "Haringey and Merton registered five each. Kingston upon Thames and Richmond upon Thames are "
                      "covered only by people who serve several places. For 13 people no single place is known."));
  CHECK_THAT(words, Contains("Base: 91 of 104 registered delegates"));
  CHECK_THAT(words, Contains("North West London Nobody from Westminster 7 of 8 18"));
  CHECK_THAT(words, Contains("No single place 13"));
  CHECK_THAT(words, Contains("All 32 of 33 104"));
  CHECK_THAT(words, Contains("Three registered delegates from Achieving for Children serve Kingston upon Thames (KNG) "
                             "and Richmond upon Thames (RCH) and are counted in both tiles, once in the table."));
  CHECK_THAT(words, Contains("Westminster WST North West London 0"));
}

TEST_CASE("the summary finds what the summit found") {
  SummitSite site;
  const auto words = site.words(page("/summary"));
  CHECK_THAT(words, Contains("38 of 42 people found the Summit helpful."));
  CHECK_THAT(words, Contains("The form is closed, so these figures are final."));
  CHECK_THAT(words, Contains("42 of 104 registered delegates answered: 40.4%."));
  CHECK_THAT(words, Contains("Helpful 38 90.5% 77.9–96.2%"));
  CHECK_THAT(words, Contains("Mainly helpful 4 9.5% 3.8–22.1%"));
  CHECK_THAT(words, Contains("34 of 40 answered ‘Yes’, 5 ‘Partly’ and 1 ‘No’."));
  CHECK_THAT(words, Contains("27 of 42 ticked ‘In person’ and 16 ‘Both’."));
  CHECK_THAT(words, Contains("43 ticks from 42 people. Shares are of people, so they add up to more than 100%."));
  CHECK_THAT(words, Contains("19 of 40 people said ‘informative’, 12 ‘useful’."));
  CHECK_THAT(words, Contains("informative 19"));
  CHECK_THAT(words, Contains("useful 12"));
  CHECK_THAT(words, Contains("105 notes from 12 tables"));
  CHECK_THAT(words, Contains("56 notes"));
  CHECK_THAT(words, Contains("49 notes"));
}

TEST_CASE("each picture has a layout for phones, and an alternative text") {
  SummitSite site;
  const auto html = site.get(page("/summary")).body;
  const auto count = [&](const std::string& what) {
    std::size_t found = 0;
    for (auto at = html.find(what); at != std::string::npos; at = html.find(what, at + 1)) ++found;
    return found;
  };
  // Strokes, two scales, bars, the cloud of words, two clouds of notes, words on both sides.
  CHECK(count("class=\"picture for-desk\"") == 8);
  CHECK(count("class=\"picture for-phone\"") == 8);
  CHECK(count("style=\"") == 0);
}

TEST_CASE("a filter counts only those it names, and the page says so") {
  SummitSite site;
  const auto words = site.words(page("/summary?where=format%20contains%20both"));
  CHECK_THAT(words, Contains("Not for passing on."));
  CHECK_THAT(words, Contains("Only people who ticked ‘Both’ at ‘Would you prefer future events to be in person, "
                             "online, or both?’: 16 of the 42 who answered."));
  CHECK_THAT(words, Contains("Show everybody"));
  CHECK_THAT(words, Contains("16 of 16"));
}

TEST_CASE("what is picked is written as a filter, beside what stood there") {
  SummitSite site;
  const auto leads_to = [&](const std::string& picks, const std::string& where) {
    const auto reply = site.get(page("/summary?" + picks));
    CHECK(reply.status == 303);
    const std::pair<std::string, std::string> location{"Location", page("/summary?where=" + where)};
    return std::find(reply.headers.begin(), reply.headers.end(), location) != reply.headers.end();
  };
  CHECK(leads_to("where=&answer=format%20contains%20both&wrote=&question=", "format%20contains%20both"));
  CHECK(leads_to("where=helpful%20%3D%20mainly&answer=helpful%20%3D%20helpful&wrote=&question=",
                 "helpful%20in%20%28mainly%2C%20helpful%29"));
  CHECK(leads_to("where=format%20contains%20both&answer=&wrote=%22x%22&question=better",
                 "format%20contains%20both%20and%20better%20contains%20%22%5C%22x%5C%22%22"));
  // What cannot be read is not joined with anything.
  CHECK(site.get(page("/summary?where=helpful%20%3D&answer=format%20contains%20both&wrote=&question=")).status == 422);
}

TEST_CASE("a group of fewer than five is not shown, in words") {
  SummitSite site;
  const auto reply = site.get(page("/summary?where=helpful%20%3D%20mainly"));
  CHECK(reply.status == 200);
  const auto words = summit_site::text_of(reply.body);
  CHECK_THAT(words, Contains("This group is too small to show."));
  CHECK_THAT(words, Contains("Only people who answered ‘Mainly helpful’ to ‘"));
  CHECK_THAT(words, !Contains("On the form"));
}

TEST_CASE("a filter that is wrong is shown back with its place and a hint, above the figures of everybody") {
  SummitSite site;
  const auto reply = site.get(page("/summary?where=helpfull%20%3D%20helpful"));
  CHECK(reply.status == 422);
  CHECK_THAT(reply.body, Contains("value=\"helpfull = helpful\""));
  const auto words = summit_site::text_of(reply.body);
  CHECK_THAT(words, Contains("Error: Summary"));
  CHECK_THAT(words, Contains("Character 1:"));
  CHECK_THAT(words, Contains("did you mean \"helpful\"?"));
  CHECK_THAT(words, Contains("38 of 42 people found the Summit helpful."));
}

TEST_CASE("an address that asks for what is not there to pick says so, above the figures of everybody") {
  SummitSite site;
  for (const auto* asked : {"answer=nonsense", "from=Nowhere", "kind=none", "question=x", "number=x"}) {
    INFO(asked);
    const auto reply = site.get(page("/summary?") + asked);
    CHECK(reply.status == 422);
    const auto value = std::string(asked).substr(std::string(asked).find('=') + 1);
    CHECK_THAT(summit_site::text_of(reply.body), Contains("“" + value + "”, which is not there to pick"));
    CHECK_THAT(summit_site::text_of(reply.body), Contains("38 of 42 people found the Summit helpful."));
  }
  CHECK(site.get(page("/summary?answer=")).status != 422);
}

TEST_CASE("one click away the summary says of how many delegates an answer speaks") {
  SummitSite site;
  const auto words = site.words(page("/summary"));
  CHECK_THAT(words, Contains("What this says of all 104 registered delegates"));
  CHECK_THAT(words, Contains("84 to 99") && Contains("38 to 100"));
  CHECK_THAT(words, Contains("Who answered, beside who registered"));
}

TEST_CASE("the file of figures holds the same figures") {
  SummitSite site;
  const auto reply = site.get(page("/summary.csv"));
  CHECK(reply.status == 200);
  CHECK_THAT(reply.content_type, Contains("text/csv"));
  CHECK_THAT(reply.body, Contains("helpful,Helpful,38,people,42,90.5%,77.9%,96.2%,"));
  CHECK_THAT(reply.body, Contains("words,informative,19,people,40,,,,19"));
  CHECK_THAT(reply.body, Contains("Responses,responses,,42,people,104,40.4%"));
  CHECK_THAT(site.get(page("/summary.csv?where=helpful%20%3D%20mainly")).body, Contains("not shown"));
}

TEST_CASE("an event that does not exist is not found, with the nearest spelling") {
  SummitSite site;
  for (const auto* below : {"", "/places", "/summary", "/summary.csv", "/report", "/report.docx", "/report/change"}) {
    const auto reply = site.get("/events/london-send-sumit-2022" + std::string(below));
    INFO(below);
    CHECK(reply.status == 404);
    CHECK_THAT(summit_site::text_of(reply.body), Contains("london-send-summit-2022"));
  }
}
