// The shipped report of the example summit in all its forms: the same figures in each, the same bytes each time.

#include "domain/figures/example.hpp"
#include "support/golden.hpp"

#include "support/catch.hpp"

#include <muster/domain/forms/language.hpp>
#include <muster/domain/report/definition.hpp>
#include <muster/kit/document/writers.hpp>

#include <Poco/AutoPtr.h>
#include <Poco/DOM/DOMParser.h>
#include <Poco/DOM/Document.h>
#include <Poco/DOM/Element.h>
#include <Poco/DOM/NodeList.h>
#include <Poco/StreamCopier.h>
#include <Poco/Zip/ZipArchive.h>
#include <Poco/Zip/ZipStream.h>

#include <algorithm>
#include <map>
#include <sstream>

using namespace muster;
using namespace muster::report;

namespace {

document::Document post_event(const figures::SummaryInput& input) {
  auto built = build_document(example::file("reports/post-event.report"), "reports/post-event.report",
                              example::summary_of(input));
  INFO((built.ok() || built.error().diagnostics.empty() ? "" : one_line(built.error().diagnostics[0])));
  REQUIRE(built.ok());
  return *built;
}

const document::Document& summit_report() {
  static const auto document = post_event(example::summit());
  return document;
}

std::map<std::string, std::string> unzipped(const std::string& bytes) {
  std::istringstream stream(bytes);
  const Poco::Zip::ZipArchive archive(stream);
  std::map<std::string, std::string> out;
  for (auto entry = archive.headerBegin(); entry != archive.headerEnd(); ++entry) {
    if (entry->second.isDirectory()) continue;
    stream.clear();
    Poco::Zip::ZipInputStream part(stream, entry->second);
    Poco::StreamCopier::copyToString(part, out[entry->first]);
  }
  return out;
}

const std::map<std::string, std::string>& parts() {
  static const auto out = [] {
    const auto bytes = document::to_docx(summit_report());
    REQUIRE(bytes.ok());
    return unzipped(*bytes);
  }();
  return out;
}

/// The vector drawings belong to the drawing room, whose own golden files watch them.
std::string without_drawings(std::string html) {
  for (auto begin = html.find("<svg"); begin != std::string::npos; begin = html.find("<svg", begin + 1)) {
    const auto end = html.find("</svg>", begin);
    html.replace(begin, end + 6 - begin, "<!-- drawing -->");
  }
  return html;
}

}  // namespace

TEST_CASE("the shipped report renders with the published figures") {
  const auto text = document::to_markdown(summit_report());
  CHECK(
      text.find("104 people registered for London SEND Summit 2022. 91 of them come from 32 of the 33 London places") !=
      std::string::npos);
  CHECK(text.find("38 of 42 people found the Summit helpful. The other 4 found it mainly helpful.") !=
        std::string::npos);
  CHECK(text.find("42 of 104 registered delegates answered the evaluation form: 40.4%.") != std::string::npos);
  CHECK(text.find("Of the 91 delegates whose place is known, nobody is from Westminster.") != std::string::npos);
  CHECK(text.find("43 ticks from 42 people") != std::string::npos);
  check_golden("domain/report/golden/post-event.md", text);
}

TEST_CASE("the shipped report renders for an event where nothing happened yet") {
  const auto text = document::to_markdown(post_event(example::empty_summit()));
  CHECK(text.find("Nobody has answered the evaluation form yet") != std::string::npos);
}

TEST_CASE("the shipped report renders for an event with another form, and for one without a form") {
  auto input = example::empty_summit();
  input.form.reset();
  CHECK_FALSE(document::to_markdown(post_event(input)).empty());
  const auto form = forms::parse_form(example::file("forms/event-evaluation.form"), "event-evaluation.form");
  REQUIRE(form.ok());
  input.form = *form;
  forms::Answers answers;
  answers["useful"].codes = {"agree"};
  answers["events"].texts = {"3"};
  answers["role"].codes = {"health"};
  input.answers.assign(6, answers);
  input.responses = 6;
  const auto text = document::to_markdown(post_event(input));
  CHECK(text.find("6 of 6 people agree: ‘The event was useful for my work or my family’.") != std::string::npos);
  CHECK(text.find("The average is 3 and the median 3") != std::string::npos);
}

TEST_CASE("the shipped report renders for a region without areas and a filtered group too small") {
  auto input = example::summit();
  for (auto& place : input.region.places) place.area.clear();
  CHECK_FALSE(document::to_markdown(post_event(input)).empty());
  input.where = "helpful = mainly";
  input.by_reader = true;
  const auto text = document::to_markdown(post_event(input));
  CHECK(text.find("four that it was") == std::string::npos);
}

TEST_CASE("HTML says what the report says, with captions, scopes and bases") {
  const auto html = document::to_html(summit_report(), document::HtmlExtent::page);
  CHECK(html.starts_with("<!DOCTYPE html>"));
  CHECK(html.find("http://") == html.find("http://www.w3.org"));
  CHECK(html.find("<script") == std::string::npos);
  CHECK(html.find(" style=") == std::string::npos);
  CHECK(html.find("38 of 42 people found the Summit helpful") != std::string::npos);
  CHECK(document::to_html(summit_report(), document::HtmlExtent::fragment).starts_with("<article"));
  const auto fragment = without_drawings(document::to_html(summit_report(), document::HtmlExtent::fragment));
  CHECK(fragment.find("<figcaption><strong>Figure 1.</strong>") != std::string::npos);
  check_golden("domain/report/golden/post-event.html", fragment);
}

TEST_CASE("a figure, a name and a link cannot bring HTML into the page") {
  auto input = example::empty_summit();
  input.event.title = "<script>alert(1)</script>";
  input.delegates = {{"<i>", "\"&'", ""}};
  const auto html = document::to_html(post_event(input), document::HtmlExtent::page);
  CHECK(html.find("<script") == std::string::npos);
  CHECK(html.find("<i>") == std::string::npos);
}

TEST_CASE("the Word file is the same byte for byte") {
  const auto first = document::to_docx(post_event(example::summit()));
  const auto second = document::to_docx(post_event(example::summit()));
  REQUIRE(first.ok());
  CHECK(*first == *second);
}

TEST_CASE("each part of the Word file is well-formed, and each relationship leads somewhere") {
  for (const auto& [name, bytes] : parts()) {
    INFO(name);
    if (name.ends_with(".png")) {
      CHECK(bytes.starts_with("\x89PNG"));
      continue;
    }
    if (name.ends_with(".svg")) CHECK(bytes.starts_with("<svg"));
    Poco::XML::DOMParser parser;
    REQUIRE_NOTHROW(Poco::AutoPtr<Poco::XML::Document>(parser.parseString(bytes)));
  }
  Poco::XML::DOMParser parser;
  const Poco::AutoPtr<Poco::XML::Document> relations = parser.parseString(parts().at("word/_rels/document.xml.rels"));
  const Poco::AutoPtr<Poco::XML::NodeList> all = relations->getElementsByTagName("Relationship");
  CHECK(all->length() > 10);
  std::size_t ids = 0;
  const auto& document = parts().at("word/document.xml");
  for (unsigned long at = 0; at < all->length(); ++at) {
    const auto* relation = dynamic_cast<Poco::XML::Element*>(all->item(at));
    if (relation->getAttribute("TargetMode") != "External") {
      CHECK(parts().count("word/" + relation->getAttribute("Target")) == 1);
    }
    if (document.find("\"" + relation->getAttribute("Id") + "\"") != std::string::npos) ++ids;
  }
  CHECK(ids == all->length() - 4);  // styles, lists, fonts and settings are found by their kind
  const auto& types = parts().at("[Content_Types].xml");
  for (const auto& [name, bytes] : parts()) {
    if (name.ends_with(".xml") && name != "[Content_Types].xml") {
      CHECK(types.find("\"/" + name + "\"") != std::string::npos);
    }
  }
}

TEST_CASE("the Word file has headings, heading rows, alternative texts, its language and page numbers") {
  const auto& document = parts().at("word/document.xml");
  CHECK(document.find("w:val=\"Title\"") != std::string::npos);
  CHECK(document.find("w:val=\"Heading1\"") != std::string::npos);
  CHECK(document.find("<w:tblHeader/>") != std::string::npos);
  CHECK(document.find("<w:cantSplit/>") != std::string::npos);
  CHECK(document.find("Westminster") != std::string::npos);
  std::size_t figures = 0;
  for (auto at = document.find("<wp:docPr "); at != std::string::npos; at = document.find("<wp:docPr ", at + 1)) {
    CHECK(document.substr(at, document.find('>', at) - at).find("descr=") != std::string::npos);
    ++figures;
  }
  CHECK(figures >= 7);
  CHECK(parts().at("word/styles.xml").find("w:val=\"en-GB\"") != std::string::npos);
  CHECK(parts().at("word/footer1.xml").find(" PAGE ") != std::string::npos);
  CHECK(parts().at("docProps/core.xml").find("<dc:title>London SEND Summit 2022</dc:title>") != std::string::npos);
  check_golden("domain/report/golden/post-event-document.xml", document);
}

TEST_CASE("a logo stands over the title with its alternative text, in the size that suits a title") {
  auto document = summit_report();
  document.logo = document::Logo{"\x89PNG picture", "image/png", 480, 120, "Logo of \"A & B\""};
  CHECK(document::shown_size(*document.logo).width == 240);
  CHECK(document::shown_size(*document.logo).height == 60);
  const auto page = document::to_html(document, document::HtmlExtent::page);
  CHECK(page.find("src=\"data:image/png;base64,iVBORyBwaWN0dXJl\" width=\"240\" height=\"60\" alt=\"Logo of "
                  "&quot;A &amp; B&quot;\"") != std::string::npos);
  // The site's page has it in its head.
  CHECK(document::to_html(document, document::HtmlExtent::fragment).find("report-logo") == std::string::npos);
  for (const auto& [type, name] : {std::pair{"image/png", "logo.png"}, std::pair{"image/jpeg", "logo.jpeg"}}) {
    document.logo->media_type = type;
    const auto bytes = document::to_docx(document);
    REQUIRE(bytes.ok());
    auto files = unzipped(*bytes);
    CHECK(files["word/media/" + std::string(name)] == document.logo->bytes);
    CHECK(files["word/_rels/document.xml.rels"].find("media/" + std::string(name)) != std::string::npos);
    CHECK(files["[Content_Types].xml"].find(type) != std::string::npos);
    CHECK(files["word/document.xml"].find("descr=\"Logo of &quot;A &amp; B&quot;\"") != std::string::npos);
  }
}
