// The report's page and files, and its words changed for one event.
#include "summit_site.hpp"

#include "support/catch.hpp"

#include <muster/domain/events/event_service.hpp>
#include <muster/platform/store/audit.hpp>

#include <tuple>

using Catch::Contains;
using summit_site::event;
using summit_site::SummitSite;

namespace {

std::string page(const std::string& below) { return std::string(event) + below; }

}  // namespace

TEST_CASE("the report stands on its page and can be taken away in seven forms") {
  SummitSite site;
  CHECK_THAT(
      site.words(page("/report")),
      Contains("104 people registered for London SEND Summit 2022. 91 of them come from 32 of the 33 London places"));
  const auto docx = site.get(page("/report.docx"));
  CHECK(docx.status == 200);
  CHECK(docx.body.substr(0, 2) == "PK");
  CHECK_THAT(docx.content_type, Contains("wordprocessingml"));
  CHECK_THAT(site.get(page("/report.html")).body, Contains("<!DOCTYPE html>"));
  CHECK_THAT(site.get(page("/report.md")).body, Contains("90.5%"));
  CHECK(site.get(page("/report.docx")).body == docx.body);
  const auto html = site.get(page("/report")).body;
  for (const auto& [ending, begin, type] :
       {std::tuple{"pdf", "%PDF", "application/pdf"}, std::tuple{"pptx", "PK", "presentationml"},
        std::tuple{"xlsx", "PK", "spreadsheetml"}, std::tuple{"json", "{", "application/json"}}) {
    INFO(ending);
    CHECK_THAT(html, Contains("report." + std::string(ending) + "\""));
    const auto file = site.get(page("/report.") + ending);
    CHECK(file.status == 200);
    CHECK(file.body.starts_with(begin));
    CHECK_THAT(file.content_type, Contains(type));
    CHECK(site.get(page("/report.") + ending).body == file.body);
  }
  CHECK(site.get("/assets/report.css").content_type == "text/css; charset=utf-8");
}

TEST_CASE("programs take the report as JSON, or as any of its files") {
  SummitSite site;
  const std::string address = "/api/events/london-send-summit-2022/report";
  const auto document = site.get(address);
  CHECK(document.status == 200);
  CHECK_THAT(document.body, Contains("\"38 of 42 found it helpful."));
  CHECK(site.get(page("/report.json")).body == document.body);
  CHECK(site.get(address + "?format=pdf").body == site.get(page("/report.pdf")).body);
  const auto refused = site.get(address + "?format=odt");
  CHECK(refused.status == 422);
  CHECK_THAT(refused.body, Contains("Allowed are docx, pdf"));
  CHECK(site.get(address + "?definition=nonsense").status == 404);
}

TEST_CASE("a report that nobody wrote is not found") {
  SummitSite site;
  CHECK(site.get(page("/report?definition=nonsense")).status == 404);
}

TEST_CASE("the words of a report are saved for one event, leave a trace, and can be taken back") {
  SummitSite site;
  site.clock().advance(std::chrono::hours(1));
  const auto saved =
      site.post(page("/report/change"), {{"version", "0"}, {"text", "# Ours\n\n{responses} answered.\n"}});
  CHECK(saved.status == 303);
  REQUIRE_FALSE(saved.headers.empty());
  CHECK(saved.headers.front().second == page("/report?done=saved"));
  CHECK_THAT(site.words(page("/report?done=saved")), Contains("are saved, for this event alone."));
  CHECK_THAT(site.words(page("/report")), Contains("42 answered."));
  CHECK_THAT(site.get(page("/report.md")).body, Contains("42 answered."));
  const auto traces = site.database().read(
      [&](muster::store::Session& session) -> muster::Result<std::vector<muster::store::AuditEntry>> {
        const auto found = muster::events::find_event(session, "london-send-summit-2022");
        return muster::store::audit_entries(session, found->id, 1);
      });
  REQUIRE(traces.ok());
  REQUIRE(traces->size() == 1);
  CHECK(traces->front().action == "report definition saved");

  CHECK(site.post(page("/report/reset"), {}).status == 303);
  CHECK_THAT(site.words(page("/report")), Contains("91 of them come from 32 of the 33 London places"));
}

TEST_CASE("words with errors are not saved, and shown back with their place") {
  SummitSite site;
  const auto reply = site.post(page("/report/change"), {{"version", "0"}, {"text", "One line.\n\n{helpfull} <b>\n"}});
  CHECK(reply.status == 422);
  const auto words = summit_site::text_of(reply.body);
  CHECK_THAT(words, Contains("Two things are wrong in the words, told above them."));
  // Said once, above the field, with its line.
  const auto told = words.find("no figure \"helpfull\"");
  INFO(words.substr(0, 3000));
  CHECK(words.find("Line 3 :") != std::string::npos);
  REQUIRE(told != std::string::npos);
  CHECK(words.find("no figure \"helpfull\"", told + 1) == std::string::npos);
  CHECK(reply.body.find("class=\"faults\"") < reply.body.find("<textarea"));
  CHECK_THAT(reply.body, Contains("{helpfull} &lt;b&gt;"));
  CHECK_THAT(site.words(page("/report")), Contains("91 of them come from 32 of the 33 London places"));
}

TEST_CASE("two people who write at once do not write over each other") {
  SummitSite site;
  CHECK(site.post(page("/report/change"), {{"version", "0"}, {"text", "First. {delegates}\n"}}).status == 303);
  const auto second = site.post(page("/report/change"), {{"version", "0"}, {"text", "Second. {delegates}\n"}});
  CHECK(second.status == 409);
  // Both texts are there, and the next save is one over what stands there.
  CHECK_THAT(second.body, Contains("Second.") && Contains("First. {delegates}") && Contains("What stands saved now") &&
                              Contains("name=\"version\" value=\"1\""));
  CHECK_THAT(site.words(page("/report")), Contains("First."));
  CHECK(site.post(page("/report/change"), {{"version", "1"}, {"text", "Third. {delegates}\n"}}).status == 303);
}

TEST_CASE("the last change that was saved is undone, and undone again") {
  SummitSite site;
  const auto there = page("/report/change");
  const auto undo = [&](const std::string& version, const std::string& text) {
    return site.post(there, {{"version", version}, {"text", text}, {"do", "undo"}});
  };
  CHECK_THAT(site.get(there).body, !Contains("value=\"undo\""));
  REQUIRE(site.post(there, {{"version", "0"}, {"text", "First. {delegates}\n"}}).status == 303);
  REQUIRE(site.post(there, {{"version", "1"}, {"text", "Second. {delegates}\n"}}).status == 303);
  CHECK_THAT(site.get(there).body, Contains("value=\"undo\""));
  const auto lost = undo("2", "Typed and not saved. {delegates}\n");
  CHECK(lost.status == 409);
  CHECK_THAT(lost.body, Contains("Typed and not saved.") && Contains("have not saved them"));
  const auto done = undo("2", "Second. {delegates}\n");
  REQUIRE(done.status == 303);
  CHECK(done.headers.front().second == page("/report?done=undone"));
  CHECK_THAT(site.words(page("/report?done=undone")), Contains("First.") && Contains("is undone"));
  CHECK(undo("2", "First. {delegates}\n").status == 409);
  REQUIRE(undo("3", "First. {delegates}\n").status == 303);
  CHECK_THAT(site.words(page("/report")), Contains("Second."));
}

TEST_CASE("undoing the first change brings back the words that come with Muster") {
  SummitSite site;
  const auto there = page("/report/change");
  REQUIRE(site.post(there, {{"version", "0"}, {"text", "Ours. {delegates}\n"}}).status == 303);
  REQUIRE(site.post(there, {{"version", "1"}, {"text", "Ours. {delegates}\n"}, {"do", "undo"}}).status == 303);
  CHECK_THAT(site.words(page("/report")), Contains("91 of them come from 32 of the 33 London places"));
}

TEST_CASE("words without a figure are told before they are saved") {
  SummitSite site;
  const auto looked = site.post(page("/report/change"), {{"version", "0"}, {"text", "Only words.\n"}, {"do", "look"}});
  CHECK_THAT(looked.body, Contains("One thing is wrong.") && !Contains("Everything can be printed.") &&
                              Contains("write at least one figure, such as {delegates}"));
  const auto saved = site.post(page("/report/change"), {{"version", "0"}, {"text", "Only words.\n"}});
  CHECK(saved.status == 422);
  CHECK_THAT(saved.body, !Contains("Name another"));
}

TEST_CASE("an empty report is refused") {
  SummitSite site;
  CHECK(site.post(page("/report/change"), {{"version", "0"}, {"text", "  \n"}}).status == 422);
}

TEST_CASE("a doubt is cured by one press: words that fit, and a figure for one that was typed") {
  SummitSite site;
  const std::string text = "# Ours\n\nFewer than half found it helpful: {helpful = helpful}.\n\n38 of 42 are glad.\n";
  const auto looked = site.post(page("/report/change"), {{"version", "0"}, {"text", text}, {"do", "look"}});
  CHECK(looked.status == 200);
  CHECK_THAT(looked.body, Contains("Write ‘Nearly everybody’") && Contains("value=\"doubt:1:1\""));
  CHECK_THAT(looked.body, !Contains("did you mean"));
  const auto words = site.post(page("/report/change"), {{"version", "0"}, {"text", text}, {"do", "doubt:1:1"}});
  CHECK_THAT(words.body, Contains("Nearly everybody found it helpful: {helpful = helpful}."));
  const auto figure = site.post(page("/report/change"), {{"version", "0"}, {"text", text}, {"do", "doubt:2:1"}});
  CHECK_THAT(figure.body, Contains("{helpful = helpful | of} are glad."));
  // Nothing was saved, and a press without such a cure changes nothing.
  CHECK_THAT(site.words(page("/report")), !Contains("found it helpful:"));
  const auto none = site.post(page("/report/change"), {{"version", "0"}, {"text", text}, {"do", "doubt:9:9"}});
  CHECK(none.status != 500);
}
