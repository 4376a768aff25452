// Whatever the form language can say comes back from another program as it went, or a line says that it does not: every
// example of the guide goes through every format.

#include "reading.hpp"
#include "support/source_dir.hpp"

#include <muster/domain/forms/page_conditions.hpp>
#include <muster/domain/forms/translation.hpp>
#include <muster/kit/base/file.hpp>
#include <muster/kit/base/sentence.hpp>
#include <muster/kit/base/utf8.hpp>

#include <functional>
#include <set>

using namespace muster;
using forms::Form;
using forms::Question;

namespace {

std::vector<std::string> examples() {
  const auto read = read_file(test::source_dir() + "/docs/form-language.md");
  REQUIRE(read.ok());
  std::vector<std::string> out;
  for (const std::string kind : {"form", "part"}) {
    const auto fence = "\n```" + kind + "\n";
    for (auto at = read->find(fence); at != std::string::npos; at = read->find(fence, at + 1)) {
      const auto begin = at + fence.size();
      const auto text = read->substr(begin, read->find("\n```", begin) + 1 - begin);
      out.push_back(kind == "form" ? text : "form part \"Part\"\npage \"Part\"\n" + text);
    }
  }
  return out;
}

/// What stands nowhere in the guide together.
const std::vector<std::string> further = {
    R"(form further "Further"
page "One"
  came "How did you come?" pick one
       ( ) train "By train"
       ( ) taxi ... "By taxi, of which firm"
       ( ) bike "By bicycle"
  many "What did you see?" pick any at least 2
       [ ] maps ... "Maps, which"
       [ ] ships "Ships"
       [ ] tools "Tools"
       [ ] elsewhere ... "Something else"
  sure "How sure are you?" from 0 "Not at all" to 10 "Very"
       beside dont_know "Don't know"
  five "How was it?" from 1 "Bad" to 5 "Good" best first
       beside na "Not applicable"
  well "How well?" scale worst first
       ( ) bad "Bad"
       ( ) good "Good"
       beside na "Not applicable"
  sets "What { a } did you do?" text
       ask if came = train
       comment "Why?"
  long_code_of_more_than_twenty_letters "A long code?" pick one
       ( ) first_of_all "First"
       ( ) first_of_two "Second"
  last "And now?" pick one
       ask if came = taxi
       ( ) yes "Yes"
       ( ) no "No" comment "Why not?"
)",
    R"(form grids "Grids"
page "One"
  how*  "How was it?" grid from 1 to 5
        hint "Think."
        if missing "Say how"
        comment "Anything else?"
        - food "The food"  comment "What?"
        - room "The room"
        beside na "Not applicable"
  which "Which?" grid pick any at most 2
        [ ] one "One"
        [ ] two "Two"
        [ ] three "Three"
        [ ] none "None" alone
        - day "By day"
        - night "By night"
  who   "Who?" grid pick one
        ( ) me "Me"
        ( ) you "You"
        - cook "Cooks"
        - wash "Washes"
)"};

std::string joined_options(const Question& question, const std::function<std::string(const forms::Option&)>& of) {
  std::string out;
  for (const auto& option : question.options) {
    if (const auto said = of(option); !said.empty()) out += said + "|";
  }
  return out;
}

std::string condition(const std::optional<query::Filter>& filter) { return filter ? query::print_filter(*filter) : ""; }

std::string number(const std::optional<double>& value) { return value ? std::to_string(*value) : ""; }

/// One thing that a question may say, and the words by which a line of the list may name it.
struct Construct {
  const char* name;
  std::function<std::string(const Question&, const Form&)> of;
  std::vector<std::string> words;
};

const std::vector<Construct>& constructs() {
  using Q = const Question&;
  using F = const Form&;
  static const std::vector<Construct> all{
      {"kind",
       [](Q q, F) { return std::string(q.is_ordered() ? "scale" : forms::kind_name(q.kind)); },
       {"its kind", "words are asked for", "scale", "several boxes", "stand in order", "table",
        "numbers from end to end"}},
      {"label",
       [](Q q, F f) { return q.comment_on.empty() ? q.label : forms::full_label(q, f); },
       {"within words", "the two ends", "comment", "label"}},
      {"hint", [](Q q, F) { return q.hint; }, {"hint", "ends of the scale"}},
      {"required", [](Q q, F) { return std::string(q.required ? "*" : ""); }, {"must be answered"}},
      {"if missing", [](Q q, F) { return q.if_missing; }, {"what is said where no answer is given"}},
      {"direction",
       [](Q q, F) { return std::string(forms::direction_name(q.direction)); },
       {"good one", "no order", "net score"}},
      {"headline", [](Q q, F) { return q.headline; }, {"headline"}},
      {"labels of options",
       [](Q q, F) { return joined_options(q, [](const auto& each) { return each.label; }); },
       {"ends of the scale", "numbers from end to end", "beside", "the two ends", "line to write on"}},
      {"codes of options",
       [](Q q, F) { return joined_options(q, [](const auto& each) { return each.code; }); },
       {"the codes of its options", "numbers from end to end", "beside"}},
      {"write-ins",
       [](Q q, F) { return joined_options(q, [](const auto& each) { return each.write_in ? each.label : ""; }); },
       {"line to write on", "beside"}},
      {"beside",
       [](Q q, F) { return joined_options(q, [](const auto& each) { return each.beside ? each.label : ""; }); },
       {"beside"}},
      {"alone",
       [](Q q, F) { return joined_options(q, [](const auto& each) { return each.alone ? each.label : ""; }); },
       {"ticked alone"}},
      {"headings",
       [](Q q, F) { return joined_options(q, [](const auto& each) { return each.heading; }); },
       {"headings among"}},
      {"only if",
       [](Q q, F) { return joined_options(q, [](const auto& each) { return condition(each.only_if); }); },
       {"is offered"}},
      {"also",
       [](Q q, F) {
         return joined(q.also, "|") + joined_options(q, [](const auto& each) { return joined(each.also, "|"); });
       },
       {"other labels", "numbers from end to end", "ends of the scale"}},
      {"limit",
       [](Q q, F) { return q.comment_on.empty() ? std::to_string(q.limit) : ""; },
       {"height", "words are asked for", "letters", "put in order", "comment"}},
      {"low", [](Q q, F) { return number(q.low); }, {"numbers from end to end"}},
      {"high", [](Q q, F) { return number(q.high); }, {"numbers from end to end"}},
      {"group", [](Q q, F) { return q.group; }, {"which side"}},
      {"cloud", [](Q q, F) { return std::to_string(static_cast<int>(q.cloud)); }, {"cloud"}},
      {"at least", [](Q q, F) { return std::to_string(q.at_least); }, {"may be ticked"}},
      {"at most", [](Q q, F) { return std::to_string(q.at_most); }, {"may be ticked"}},
      {"information", [](Q q, F) { return q.information; }, {"section", "table of numbers"}},
      {"format", [](Q q, F) { return std::string(forms::format_name(q.format)); }, {"must look like"}},
      {"decimals", [](Q q, F) { return std::to_string(q.decimals); }, {"decimals"}},
      {"unit", [](Q q, F) { return q.unit; }, {"the unit of"}},
      {"words at most", [](Q q, F) { return std::to_string(q.most_words); }, {"how many words"}},
      {"from ... to", [](Q q, F) { return std::string(q.numbered ? "numbers" : ""); }, {"numbers from end to end"}},
      {"nps", [](Q q, F) { return std::string(q.net_score ? "nps" : ""); }, {"net score"}},
      {"low label", [](Q q, F) { return q.low_label; }, {"ends of the scale", "two ends", "numbers from end to end"}},
      {"high label", [](Q q, F) { return q.high_label; }, {"ends of the scale", "two ends", "numbers from end to end"}},
      {"grid",
       [](Q q, F f) { return q.grid.empty() ? "" : f.grid(q.grid)->label + "|" + f.grid(q.grid)->hint; },
       {"table of numbers", "hint"}},
      {"comment", [](Q q, F) { return std::string(q.comment_on.empty() ? "" : "comment"); }, {"comment"}},
      {"personal", [](Q q, F) { return std::string(q.personal ? "personal" : ""); }, {"kept apart"}},
      {"prefilled", [](Q q, F) { return std::string(q.prefilled ? "prefilled" : ""); }, {"come with the link"}},
      {"hidden", [](Q q, F) { return std::string(q.hidden ? "hidden" : ""); }, {"nobody sees it"}},
      {"options from", [](Q q, F) { return q.options_from; }, {"options come from the programme"}},
      {"for each", [](Q q, F) { return q.repeats; }, {"for each option"}},
  };
  return all;
}

std::string asked_of(const Form& form, const Question& question) {
  for (const auto& page : form.pages) {
    for (const auto& each : page.questions) {
      if (&each == &question) return condition(forms::condition_within(form, page, question));
    }
  }
  return {};
}

bool is_told(const std::vector<conversions::Difference>& all, const std::vector<std::string>& about,
             const std::vector<std::string>& words) {
  return std::any_of(all.begin(), all.end(), [&](const auto& one) {
    const bool place = std::any_of(about.begin(), about.end(),
                                   [&](const std::string& name) { return one.place.find(name) != std::string::npos; });
    return place && std::any_of(words.begin(), words.end(),
                                [&](const std::string& word) { return one.what.find(word) != std::string::npos; });
  });
}

/// Every text of a form that somebody might miss.
std::string heads(const Form& form) {
  std::string out = form.title + "|" + form.introduction + "|" + form.thanks + "|" + form.language + "\n";
  for (const auto& page : form.pages) out += page.title + "|" + page.introduction + "\n";
  return out;
}

/// What neither came back nor is told, one a line.
std::string silent(const Form& form, const std::string& format) {
  const auto file = test::written(form, format);
  const auto back = test::read(file.bytes);
  auto told = file.differences;
  told.insert(told.end(), back.differences.begin(), back.differences.end());
  std::string out;
  const auto ours = form.questions();
  const auto theirs = back.form.questions();
  if (ours.size() != theirs.size())
    return std::to_string(ours.size()) + " questions, and " + std::to_string(theirs.size()) + " came back\n" +
           back.text;
  // Comments on options and statements may stand further below.
  std::vector<const Question*> same(ours.size(), nullptr);
  std::set<const Question*> taken;
  const auto key = [](const std::string& code) {
    std::string bare;
    for (const char byte : code) {
      if (byte != '_') bare += byte;
    }
    return bare.substr(0, 20);
  };
  for (std::size_t at = 0; at < ours.size(); ++at) {
    for (const auto* each : theirs) {
      if (!taken.contains(each) && key(each->code) == key(ours[at]->code) && taken.insert(each).second) {
        same[at] = each;
        break;
      }
    }
  }
  for (std::size_t at = 0; at < ours.size(); ++at) {
    const auto& own = *ours[at];
    const auto place = "\"" + own.code + "\"";
    if (same[at] == nullptr) {
      out += place + " did not come back\n";
      continue;
    }
    const std::vector<std::string> about{place, "." + own.code + "\"",
                                         own.grid.empty() ? place : "\"" + own.grid + "\"", "page \"", "form"};
    if (own.code != same[at]->code && !is_told(told, about, {"its code"}) &&
        !is_told(told, {"survey, row", place}, {"the name " + place}))
      out += place + ": its code\n";
    for (const auto& each : constructs()) {
      if (each.of(own, form) == each.of(*same[at], back.form) || is_told(told, about, each.words)) continue;
      out += place + ": " + each.name + " \"" + each.of(own, form) + "\" became \"" + each.of(*same[at], back.form) +
             "\"\n";
    }
    const bool renamed = is_told(told, {"\""}, {"its code", "the codes of"});
    if (asked_of(form, own) != asked_of(back.form, *same[at]) && !renamed &&
        !is_told(told, {"form", place}, {"end if", "comment"}))
      out += place + ": ask if " + asked_of(form, own) + " became " + asked_of(back.form, *same[at]) + "\n";
  }
  const std::vector<std::string> top{"form"};
  const auto word = [&](bool has, const char* name, const std::string& what) {
    if (has && !is_told(told, {"form", "page", "grid", "section", "question"}, {what})) out += std::string(name) + "\n";
  };
  word(form.anonymous, "anonymous", "anonymous");
  word(!form.breakdown.empty(), "breakdown", "breakdown");
  word(form.suppress_below != 5, "suppress below", "are hidden");
  word(form.quote_with_consent, "quote with consent", "quote with consent");
  word(form.delete_personal_after > 0, "delete personal", "personal answers are deleted");
  word(!form.indexes.empty(), "index", "the index");
  for (const auto& page : form.pages) {
    word(page.end_if.has_value(), "end if", "end if");
    word(!page.end_thanks.empty(), "thanks of an end", "thanks of its own");
    word(!page.sections.empty(), "section", "section");
    word(!page.for_each.empty(), "for each", "for each option");
    for (const auto& grid : page.grids) {
      word(!grid.also.empty(), "also of a grid", "other labels");
      word(grid.total.has_value(), "adds up to", "add up to");
    }
  }
  if (heads(form) != heads(back.form) && !is_told(told, {"form", "page"}, {"within words", "title"}))
    out += "heads: " + heads(form) + "became " + heads(back.form);
  for (const auto& translation : form.translations) {
    const auto found = std::find_if(back.form.translations.begin(), back.form.translations.end(),
                                    [&](const auto& each) { return each.language == translation.language; });
    if (found == back.form.translations.end()) out += translation.language + " did not come back\n";
  }
  return out;
}

}  // namespace

TEST_CASE("every construct of the form language comes back from another program, or a line names it") {
  auto all = examples();
  CHECK(all.size() > 30);
  all.insert(all.end(), further.begin(), further.end());
  for (const auto& text : all) {
    const auto form = test::form_of(text);
    for (const std::string format : {"xlsform", "xlsform-csv", "surveyjs", "limesurvey"}) {
      INFO(format << "\n" << text << "\n" << test::told(test::written(form, format).differences));
      CHECK(silent(form, format) == "");
    }
  }
}

TEST_CASE("several lines to write on go over, each with its option") {
  const auto form = test::form_of(R"(form ways "Ways"
page "One"
  came "How did you come?" pick one
       ( ) train "By train"
       ( ) taxi ... "By taxi, of which firm"
       ( ) other ... "Another way"
)");
  for (const std::string format : {"xlsform", "xlsform-csv", "surveyjs"}) {
    INFO(format);
    const auto file = test::written(form, format);
    CHECK(test::told(file.differences) == "");
    CHECK(test::read(file.bytes).text == forms::print_form(form));
  }
  const auto line = test::read(R"({"elements": [{"type": "checkbox", "name": "a", "title": "Which?",
    "choices": [{"value": "x", "text": "X", "showCommentArea": true}, {"value": "n", "text": "None", "isExclusive": true},
                {"value": "y", "text": "Y", "enableIf": "{b} = 1"}]}]})");
  CHECK(line.form.question("a")->options[0].write_in);
  CHECK(line.form.question("a")->option("n")->alone);
  CHECK(test::told(line.differences).find("question \"a\": the property enableIf (\"{b} = 1\"): left out") !=
        std::string::npos);
}

TEST_CASE("words in braces that become words in brackets are told") {
  const auto form = test::read(R"({"elements": [{"type": "radiogroup", "name": "a", "title": "Was {Q 1} good?",
    "choices": [{"value": "x", "text": "{Q 2}"}, "y"]}]})");
  CHECK(form.form.question("a")->label == "Was (Q 1) good?");
  CHECK(test::told(form.differences)
            .find("question \"a\": the label has words in braces: they stand in brackets there") != std::string::npos);
  CHECK(test::told(form.differences)
            .find("the label of option \"x\" has words in braces: they stand in brackets there") != std::string::npos);
}
