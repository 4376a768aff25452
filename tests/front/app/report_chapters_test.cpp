// One chapter of a report's words before somebody, the whole kept around it, and the editions beside them; as a browser
// without scripts asks.
#include "summit_site.hpp"

#include "support/catch.hpp"
#include "support/hidden_fields.hpp"

#include <algorithm>

using Catch::Contains;
using summit_site::event;
using summit_site::SummitSite;
using summit_site::text_of;

namespace {

using Fields = std::vector<std::pair<std::string, std::string>>;

const std::string there = std::string(event) + "/report/change";

std::string decoded(std::string text) {
  for (const auto& [from, to] : {std::pair{"&lt;", "<"}, std::pair{"&gt;", ">"}, std::pair{"&quot;", "\""},
                                 std::pair{"&#39;", "'"}, std::pair{"&amp;", "&"}}) {
    for (auto hit = text.find(from); hit != std::string::npos; hit = text.find(from, hit + 1))
      text.replace(hit, std::string(from).size(), to);
  }
  return text;
}

std::string between(const std::string& body, const std::string& begin, const std::string& end) {
  const auto at = body.find(begin);
  REQUIRE(at != std::string::npos);
  const auto from = at + begin.size();
  return body.substr(from, body.find(end, from) - from);
}

std::string text_in_field(const std::string& body) {
  const auto field = between(body, "<textarea", "</textarea>");
  return decoded(field.substr(field.find('>') + 1));
}

std::string paper_of(const std::string& body) {
  return text_of(between(body, "data-live-part=\"page\"", "</section>"));
}

/// What a browser sends of that page when `pressed` is, with `text` in its field.
Fields sent_of(const std::string& body, const std::string& text, const std::string& pressed) {
  auto fields = muster::test::hidden_fields(body);
  fields.emplace_back("text", text);
  if (!pressed.empty()) fields.emplace_back("do", pressed);
  return fields;
}

const std::string words =
    "{delegates} came.\n\n# Numbers\n\n{responses} answered.\n\n# Praise\n\n{helpful = helpful | of} liked it.\n";

}  // namespace

TEST_CASE("a chapter is chosen by a press: its text, its pages, and the whole kept around it") {
  SummitSite site;
  const auto first = site.post(there, {{"version", "0"}, {"text", words}, {"do", "chapter:2"}});
  REQUIRE(first.status == 200);
  CHECK(text_in_field(first.body) == "# Numbers\n\n{responses} answered.\n\n");
  CHECK_THAT(text_of(first.body), Contains("Chapter 2 of 3."));
  CHECK_THAT(paper_of(first.body), Contains("42 answered.") && !Contains("liked it") && !Contains("104 came"));
  CHECK_THAT(text_of(first.body), Contains("Page 1 of 1"));

  // The next one keeps what was written in this, and all of them are one text again.
  const auto second = site.post(there, sent_of(first.body, "# Numbers\n\nWritten anew.", "chapter:3"));
  CHECK(text_in_field(second.body) == "# Praise\n\n{helpful = helpful | of} liked it.\n");
  CHECK_THAT(paper_of(second.body), Contains("38 of 42 liked it.") && !Contains("anew"));
  const auto all = site.post(there, sent_of(second.body, text_in_field(second.body), "chapter:all"));
  CHECK(text_in_field(all.body) ==
        "{delegates} came.\n\n# Numbers\n\nWritten anew.\n# Praise\n\n{helpful = helpful | of} liked it.\n");
  CHECK_THAT(paper_of(all.body), Contains("104 came.") && Contains("Written anew.") && Contains("38 of 42"));

  // Saved from within a chapter it is whole.
  CHECK(site.post(there, sent_of(second.body, "# Praise\n\nAll liked it: {helpful}.\n", "")).status == 303);
  CHECK_THAT(site.get(std::string(event) + "/report.md").body,
             Contains("104 came.") && Contains("Written anew.") && Contains("All liked it: 42."));
  CHECK(text_in_field(site.get(there + "?chapter=3").body) == "# Praise\n\nAll liked it: {helpful}.\n");
}

TEST_CASE("a chapter may be emptied, the whole report may not") {
  SummitSite site;
  const auto one = site.post(there, {{"version", "0"}, {"text", words}, {"do", "chapter:3"}});
  CHECK(site.post(there, sent_of(one.body, "", "")).status == 303);
  CHECK_THAT(site.get(std::string(event) + "/report.md").body, Contains("42 answered.") && !Contains("liked"));
  CHECK_THAT(site.post(there, {{"version", "1"}, {"text", " \n"}}).body, Contains("The report would be empty."));
}

TEST_CASE("what is wrong is placed in the chapter that is shown, or names the one where it stands") {
  SummitSite site;
  const std::string wrong =
      "{delegates} came.\n\n# Numbers\n\n{responsess} answered.\n\n# Praise\n\n{helpfull} liked it.\n";
  const auto shown = site.post(there, {{"version", "0"}, {"text", wrong}, {"do", "chapter:3"}});
  REQUIRE(shown.status == 200);
  CHECK_THAT(text_of(shown.body), Contains("Line 3 of this chapter") && Contains("Line 3 of ‘Numbers’") &&
                                      Contains("Show that chapter") && Contains("one thing is wrong"));
  CHECK_THAT(shown.body, Contains("value=\"chapter:2\""));

  const auto refused = site.post(there, sent_of(shown.body, text_in_field(shown.body), ""));
  CHECK(refused.status == 422);
  CHECK_THAT(text_of(refused.body), Contains("Line 3 of this chapter") && Contains("Line 3 of ‘Numbers’"));
  CHECK(text_in_field(refused.body) == "# Praise\n\n{helpfull} liked it.\n");

  // Mended elsewhere, the chapter stays before whoever writes it.
  const auto mended = site.post(there, sent_of(shown.body, text_in_field(shown.body), "cure:1"));
  CHECK(text_in_field(mended.body) == "# Praise\n\n{helpfull} liked it.\n");
  const auto both = site.post(there, sent_of(mended.body, text_in_field(mended.body), "cure:1"));
  CHECK(text_in_field(both.body) == "# Praise\n\n{helpful} liked it.\n");
  CHECK(site.post(there, sent_of(both.body, text_in_field(both.body), "")).status == 303);
  CHECK_THAT(site.get(std::string(event) + "/report.md").body, Contains("42 answered.") && Contains("42 liked it."));
}

TEST_CASE("a chapter that a condition leaves out says that nothing of it is printed") {
  SummitSite site;
  const auto shown =
      site.post(there, {{"version", "0"},
                        {"text", "# One\n\n{delegates}\n\n::: if nothing_like_it\n# Two\n\nNo.\n::: end\n"},
                        {"do", "chapter:2"}});
  CHECK_THAT(text_in_field(shown.body), Contains("::: if nothing_like_it\n# Two"));
  CHECK_THAT(text_of(shown.body), Contains("Nothing of this chapter is printed for this event"));
}

TEST_CASE("a report of many pages leads to each of them, also to those that one long table runs over") {
  SummitSite site;
  const auto body = site.get(there).body;
  const auto pages = std::stoi(between(body, "<p class=\"editor-pages-of\">", " pages"));
  CHECK(pages > 5);
  for (int page = 1; page <= pages; ++page) {
    INFO(page);
    CHECK_THAT(body, Contains("href=\"#paper-page-" + std::to_string(page) + "\""));
    CHECK_THAT(body, Contains("id=\"paper-page-" + std::to_string(page) + "\""));
  }
}

TEST_CASE("the editions stand beside the words: when, by whom, what they hold and what changed in words") {
  SummitSite site;
  const std::string page = std::string(event) + "/report";
  CHECK_THAT(text_of(site.get(there).body), Contains("draft of edition 1"));
  // To freeze is to save first, and unchanged words stay those that come with Muster.
  const auto shipped = text_in_field(site.get(there).body);
  const auto next = site.post(there, {{"version", "0"}, {"text", shipped}, {"do", "freeze"}});
  CHECK(next.status == 303);
  CHECK(next.headers.front().second == page + "/editions#freeze");
  CHECK_THAT(site.get("/api/events/london-send-summit-2022/report/definition").body, Contains("\"own\": false"));
  REQUIRE(site.post(page + "/editions", {{"note", "Sent to the board"}}).status == 303);
  CHECK(site.post(there, {{"version", "0"}, {"text", words}, {"do", "freeze"}}).status == 303);
  CHECK_THAT(site.get("/api/events/london-send-summit-2022/report/definition").body, Contains("\"own\": true"));
  REQUIRE(site.post(page + "/editions", {}).status == 303);

  const auto beside = text_of(between(site.get(there).body, "id=\"editions-heading\"", "</section>"));
  CHECK_THAT(beside, Contains("Sent to the board") && Contains("What changed since edition 1") &&
                         Contains("The words of the report were changed.") && Contains("by "));
  CHECK_THAT(site.get(there).body, Contains("/report/editions/2/docx") && Contains("/report/editions/1/pdf") &&
                                       Contains("/report/editions/1\""));
  // Words with faults are neither saved nor frozen.
  const auto wrong = site.post(there, {{"version", "1"}, {"text", "{delegate} came.\n"}, {"do", "freeze"}});
  CHECK(wrong.status == 422);
}
