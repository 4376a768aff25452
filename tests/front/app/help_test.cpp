// The guides stand beside the fields in which their languages are typed, and say what the repository says.
#include <muster/front/dashboard/help_pages.hpp>
#include <muster/kit/base/file.hpp>

#include "two_programmes.hpp"

using namespace muster;
using namespace muster::test;

TEST_CASE("A guide is shown whole: headings, code, tables, links to the other guides") {
  const auto html = dashboard::guide_html(
      "# A guide\n\nSee [the other](report-language.md).\n\n| write | read |\n|---|---|\n| `a | b` | *both* "
      "|\n\n```form\n| no table\n```\n");
  CHECK(html ==
        "<h1>A guide</h1>\n<p>See <a href=\"/help/report-language\">the other</a>.</p>\n"
        "<table class=\"table\">\n<thead><tr><th scope=\"col\">write</th><th "
        "scope=\"col\">read</th></tr>\n</thead>\n<tbody>\n"
        "<tr><td><code>a | b</code></td><td><em>both</em></td></tr>\n</tbody>\n</table>\n"
        "<pre tabindex=\"0\"><code class=\"language-form\">| no table\n</code></pre>\n");
}

TEST_CASE("Each language has its guide at one address") {
  TwoProgrammes site;
  const auto lead = site.session("lead@mail.example", access::Role::lead, "Our programme");
  for (const auto& [guide, words] :
       std::vector<std::pair<std::string, std::string>>{{"form-language", "The kinds of question"},
                                                        {"report-language", "Figures in braces"},
                                                        {"conditions", "<h1>Conditions</h1>"}}) {
    const auto reply = site.get("/help/" + guide, lead);
    CHECK(reply.status == 200);
    CHECK(reply.body.find(words) != std::string::npos);
  }
  CHECK(site.get("/help/nothing", lead).status == 404);
}
