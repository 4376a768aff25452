// Values are escaped where they stand, and a template never shows a hole.
#include "../../../src/platform/web/templates.hpp"

#include <muster/embedded/pages.hpp>

#include <thread>

#include "support/catch.hpp"

using namespace muster;
using namespace muster::web;

namespace {

std::string fill(std::string_view text, const View& view) {
  const Templates templates(std::vector<embedded::File>{{"room/pages/a.html", text}});
  return templates.render("room/pages/a.html", view);
}

const std::string hostile = "\"><script>alert('x')</script>&";

}  // namespace

TEST_CASE("every embedded template can be read") {
  const Templates templates(embedded::pages());
  for (const auto& file : embedded::pages()) CHECK_NOTHROW(templates.markers(std::string(file.name)));
}

TEST_CASE("a value is escaped in text and in attributes") {
  View view;
  view.set("X", hostile);
  const auto text = fill("<p>{{X}}</p>", view);
  CHECK(text.find("<script") == std::string::npos);
  CHECK(text.find("&lt;script&gt;") != std::string::npos);
  const auto attribute = fill("<p title=\"{{X}}\">a</p>", view);
  CHECK(attribute.find("<script") == std::string::npos);
  CHECK(attribute.find("\">") == attribute.rfind("\">"));
}

TEST_CASE("an address with a script is not made a link") {
  View view;
  view.set("X", "javascript:alert(1)");
  CHECK(fill("<a href=\"{{X}}\">a</a>", view).find("javascript") == std::string::npos);
  view.set("X", "/events/a?b=1&c=2");
  CHECK(fill("<a href=\"{{X}}\">a</a>", view) == "<a href=\"/events/a?b=1&amp;c=2\">a</a>");
  view.set("X", hostile);
  CHECK(fill("<a href=\"/events/{{X}}\">a</a>", view).find("<script") == std::string::npos);
}

TEST_CASE("line breaks survive in a textarea, and a template that would lose them is refused") {
  View view;
  view.set("X", "a\n\tb<");
  CHECK(fill("<textarea>{{X:p}}</textarea>", view) == "<textarea>a\n\tb&lt;</textarea>");
  CHECK_THROWS_AS(fill("<textarea name=\"n\">{{X}}</textarea>", view), std::logic_error);
  CHECK_NOTHROW(fill("<textarea name=\"{{X}}\">a</textarea>{{X}}", view));
}

TEST_CASE("markup is trusted only where the template and the view both say so") {
  View drawn;
  drawn.markup("X", "<b>a</b>");
  CHECK(fill("<p>{{X:none}}</p>", drawn) == "<p><b>a</b></p>");
  CHECK_THROWS_AS(fill("<p>{{X}}</p>", drawn), std::logic_error);
  View typed;
  typed.set("X", "<b>a</b>");
  CHECK_THROWS_AS(fill("<p>{{X:none}}</p>", typed), std::logic_error);
  typed.markup("X", "y");
  CHECK_THROWS_AS(fill("<p>{{X:none}}</p>", typed), std::logic_error);
}

TEST_CASE("a marker that would be left empty is an error that names it") {
  CHECK_THROWS_WITH(fill("<p>{{NAME}}</p>", View{}), "template room/pages/a.html: the view sets no value for NAME");
  View view;
  view.show("S");
  CHECK_THROWS_AS(fill("{{#S}}{{NAME}}{{/S}}", view), std::logic_error);
  CHECK(fill("a{{#S}}{{NAME}}{{/S}}", View{}) == "a");
}

TEST_CASE("a section that the template does not have is an error") {
  View view;
  view.show("MISSPELT");
  CHECK_THROWS_AS(fill("{{#SPELT}}a{{/SPELT}}", view), std::logic_error);
}

TEST_CASE("sections repeat, nest and see what stands around them") {
  View view;
  view.set("EVENT", "Summit");
  for (const auto* name : {"A", "B"}) {
    View& row = view.add("ROW");
    row.set("NAME", name);
    row.show_if(name[0] == 'A', "FIRST", "OTHER");
  }
  CHECK(fill("{{#ROW}}{{EVENT}} {{NAME}}{{#FIRST}}!{{/FIRST}}{{#OTHER}}?{{/OTHER}};{{/ROW}}", view) ==
        "Summit A!;Summit B?;");
}

TEST_CASE("a section of one value bears its name, and stands where there is something to say") {
  const auto text = "{{#LEAD}}<p>{{LEAD}}</p>{{/LEAD}}{{#STEP}}<li>{{STEP}}</li>{{/STEP}}";
  View nothing;
  nothing.show("LEAD", "").add_each("STEP", {});
  CHECK(fill(text, nothing).empty());
  View view;
  view.show("LEAD", "Look").add_each("STEP", {"a", ""});
  view.add("STEP", 7).show_if(false, "LEAD");
  CHECK(fill(text, view) == "<p>Look</p><li>a</li><li></li><li>7</li>");
}

TEST_CASE("a part comes from the same room or else from web, and never from itself") {
  View view;
  view.set("X", "1");
  const Templates templates(std::vector<embedded::File>{{"room/pages/a.html", "<{{>OWN}}{{>SHARED}}>"},
                                                        {"room/pages/own.html", "own {{X}}\n"},
                                                        {"platform/web/pages/own.html", "wrong"},
                                                        {"platform/web/pages/shared.html", " shared"}});
  CHECK(templates.render("room/pages/a.html", view) == "<own 1 shared>");
  CHECK_THROWS_AS(fill("{{>NOBODY}}", view), std::logic_error);
  CHECK_THROWS_AS(fill("{{>A}}", view), std::logic_error);
}

TEST_CASE("malformed templates are refused when they are read") {
  for (const auto* text :
       {"{{X", "{{#S}}a", "{{/S}}", "{{#S}}{{#T}}{{/S}}{{/T}}", "{{lower}}", "{{X:js}}", "{{ X }}", "{{}}"}) {
    INFO(text);
    CHECK_THROWS_AS(fill(text, View{}), std::logic_error);
  }
}

TEST_CASE("there is no template by a wrong name") {
  CHECK_THROWS_AS(render("no/pages/such.html", View{}), std::logic_error);
}

TEST_CASE("lines that hold only a section's marker leave no trace") {
  View view;
  view.show("S");
  CHECK(fill("<ul>\n  {{#S}}\n<li>a</li>\n  {{/S}}\n</ul>\n", view) == "<ul>\n<li>a</li>\n</ul>\n");
}

TEST_CASE("many threads may fill one template") {
  const Templates templates(std::vector<embedded::File>{{"a", "{{#ROW}}<p>{{X}}</p>{{/ROW}}"}});
  std::vector<std::thread> threads;
  std::vector<int> wrong(4, 0);
  for (std::size_t id = 0; id < wrong.size(); ++id)
    threads.emplace_back([&, id] {
      for (int round = 0; round < 300; ++round) {
        View view;
        view.add("ROW").set("X", static_cast<std::int64_t>(id));
        if (templates.render("a", view) != "<p>" + std::to_string(id) + "</p>") ++wrong[id];
      }
    });
  for (auto& thread : threads) thread.join();
  CHECK(wrong == std::vector<int>(4, 0));
}
