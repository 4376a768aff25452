// The form language: what it reads, how it prints, and that the one undoes the other.

#include <muster/domain/forms/language.hpp>
#include <muster/kit/base/file.hpp>

#include "domain/forms/grammar/statement.hpp"
#include "support/catch.hpp"
#include "support/source_dir.hpp"

#include <filesystem>
#include <random>

using namespace muster;
using namespace muster::forms;

namespace {

const std::filesystem::path root = muster::test::source_dir();

Form read(const std::string& text) {
  const auto form = parse_form(text, "test.form");
  std::string errors;
  if (!form.ok()) {
    for (const auto& one : form.error().diagnostics) errors += render(one, text);
  }
  INFO(text << "\n" << errors);
  REQUIRE(form.ok());
  return *form;
}

Form shipped(const std::string& name) {
  const auto text = read_file((root / "forms" / name).string());
  REQUIRE(text.ok());
  return read(*text);
}

}  // namespace

TEST_CASE("the Summit's form has the eight questions of its evaluation, word for word") {
  const auto form = shipped("london-send-summit-2022.form");
  CHECK(form.name == "london-send-summit-2022");
  CHECK(form.anonymous);
  CHECK(form.suppress_below == 5);
  REQUIRE(form.pages.size() == 3);
  CHECK(form.pages[0].title == "The day");
  CHECK(form.pages[1].title == "The discussions");
  CHECK(form.pages[2].title == "Next time");
  const std::vector<std::vector<std::string>> expected{
      {"helpful", "one",
       "Was the Summit helpful in clarifying your views on the SEND Green Paper and the new Ofsted inspection "
       "framework?"},
      {"stood_out", "lines", "What stood out for you today?"},
      {"words", "words", "Which three words would you use to describe the Summit?"},
      {"took_part", "one", "Were you able to participate fully in the group discussions?"},
      {"discussions", "lines", "Is there anything you would like to say about the group discussions?"},
      {"format", "any", "Would you prefer future events to be in person, online, or both?"},
      {"better", "lines", "What could we do better next time?"},
      {"topics", "lines", "What should future events cover?"}};
  std::vector<std::vector<std::string>> found;
  for (const auto* question : form.questions()) {
    found.push_back({question->code, std::string(kind_name(question->kind)), question->label});
  }
  CHECK(found == expected);
  const auto& helpful = *form.question("helpful");
  CHECK(helpful.required);
  CHECK(helpful.is_ordered());
  CHECK(helpful.option("mainly")->also.front() == "Generally helpful");
  CHECK(form.question("took_part")->is_ordered());
  CHECK(form.question("words")->limit == 3);
  CHECK(form.question("words")->cloud == Cloud::plain);
  CHECK(form.question("format")->option("other")->write_in);
}

TEST_CASE("every shipped form reads, and reads the same after printing") {
  for (const auto& entry : std::filesystem::directory_iterator(root / "forms")) {
    if (entry.path().extension() != ".form") continue;
    const auto form = shipped(entry.path().filename().string());
    CHECK(entry.path().stem().string() == form.name);
    const auto printed = print_form(form);
    CHECK(read(printed) == form);
    CHECK(print_form(read(printed)) == printed);
  }
}

TEST_CASE("a form prints as it stands on paper") {
  const auto form = read(R"(form   spring "Spring" anonymous
scale agreement worst   first : ( ) yes "Yes" ( ) no "No" beside na "Not applicable"also"N/A"
page "One"
helpful*"Was it helpful?"if missing "Say so"pick one as scale headline "the" "day" ( )yes"Yes"also"Yeah","Yep"(  )no"No"
format "How?" pick any [ ] here "Here" [ ] other… "Else" ask if not(helpful=yes)
agree "Agreed?" scale agreement also "Agree?" hint "Be frank." sure "Sure?" best first scale agreement
day "How was it?" pick one worst first ( ) bad "Bad" ( ) good "Good" beside x "Don’t know"
page "Two"  # the end
why "Why?" text up to 80 how_far "How far?" number from -5 to 10 cloud "A cloud?" lines 2 cloud red
a_code_that_is_quite_long "A label that does not fit beside its code is printed on a line of its own, and broken where it is longer than a line" words up to 3 group challenge cloud green
)");
  CHECK(print_form(form) == R"(form spring "Spring"
  anonymous
  suppress below 5

scale agreement worst first:
  ( ) yes    "Yes"
  ( ) no     "No"
  beside na  "Not applicable"  also "N/A"

page "One"
  helpful*   "Was it helpful?"  pick one  as scale  headline "the day"
             if missing "Say so"
             ( ) yes  "Yes"  also "Yeah", "Yep"
             ( ) no   "No"

  format     "How?"  pick any
             ask if not helpful = yes
             [ ] here       "Here"
             [ ] other ...  "Else"

  agree      "Agreed?"  scale agreement
             also "Agree?"
             hint "Be frank."

  sure       "Sure?"  scale agreement  best first

  day        "How was it?"  pick one  worst first
             ( ) bad   "Bad"
             ( ) good  "Good"
             beside x  "Don’t know"

page "Two"
  why        "Why?"  text up to 80

  how_far    "How far?"  number from -5 to 10

  cloud      "A cloud?"  lines 2  cloud red

  a_code_that_is_quite_long
             "A label that does not fit beside its code is printed on a line of its own, and broken"
             "where it is longer than a line"
             words up to 3  group challenge  cloud green
)");
  CHECK(read(print_form(form)) == form);
}

TEST_CASE("printing keeps notes and shared scales") {
  const std::string text = R"(# For the spring.
form spring "Spring" # the title
  # nobody is named
  anonymous
# how much they agree
scale agreement best first: # two steps
  ( ) yes "Yes" # of course
  # and the other
  ( ) no "No"
page "One" # the first
  # the one that counts
  useful "Was it # useful?" scale agreement # see above
    hint "Be frank." # please
  better "What next?"
    # four lines are enough
    lines 4
# That is all.
)";
  const auto printed = print_form_text(text, "");
  REQUIRE(printed.ok());
  CHECK(*printed == R"(# For the spring.
form spring "Spring"  # the title
  # nobody is named
  anonymous
  suppress below 5

# how much they agree
scale agreement best first:  # two steps
  ( ) yes  "Yes"  # of course
  # and the other
  ( ) no   "No"

page "One"  # the first
  # the one that counts
  useful     "Was it # useful?"  scale agreement  # see above
             hint "Be frank."  # please

  # four lines are enough
  better     "What next?"  lines 4

# That is all.
)");
  CHECK(*print_form_text(*printed, "") == *printed);
  CHECK(read(*printed) == read(text));
}

TEST_CASE("every shipped form prints with all its notes") {
  for (const auto& entry : std::filesystem::directory_iterator(root / "forms")) {
    if (entry.path().extension() != ".form") continue;
    const auto text = read_file(entry.path().string());
    const auto printed = print_form_text(*text, "");
    REQUIRE(printed.ok());
    const auto notes = [](const std::string& form) { return std::count(form.begin(), form.end(), '#'); };
    CHECK(notes(*printed) == notes(*text));
    CHECK(*print_form_text(*printed, "") == *printed);
  }
}

TEST_CASE("Windows line ends and Notepad's mark make no difference") {
  const std::string unix_text = "form a \"A\"\npage \"P\" # comment\n  q \"Q?\" lines 3\n  ask_me \"R?\" text\n";
  std::string windows_text = "\xEF\xBB\xBF";
  for (const char byte : unix_text) windows_text += byte == '\n' ? std::string("\r\n") : std::string(1, byte);
  CHECK(read(windows_text) == read(unix_text));
}

TEST_CASE("words of the language may be codes") {
  const auto form = read(
      "form a \"A\"\npage \"P\"\n"
      "  words \"Words?\" words up to 3 cloud\n  red \"Red?\" text\n  up \"Up?\" scale\n"
      "    ( ) pick \"Pick\"\n    ( ) one \"One\"\n  pick* \"Pick?\" number\n  from \"From?\" text\n"
      "  scale \"Scale?\" lines 2\n  lines \"Lines?\" text\n  ask \"Ask?\" text ask if up = one\n"
      "  in \"In?\" text ask if ask is answered\n");
  CHECK(form.questions().size() == 9);
  CHECK(form.question("words")->cloud == Cloud::plain);
  CHECK(read(print_form(form)) == form);
}

TEST_CASE("which end of a scale is good is what the form says, and nothing else") {
  const auto form = read(R"(form a "A"
scale ten: ( ) one "1 - Not at all likely" ( ) ten "10 - Highly recommend"
scale agreement best first: ( ) agree "Agree" ( ) disagree "Disagree" beside na "Not applicable"
page "P"
  again "Would you recommend it?" scale ten
  useful "It was useful." scale agreement
  long "It was too long." scale agreement worst first
  pace "How was the pace?" pick one as scale ( ) slow "Too slow" ( ) fast "Too fast"
  role "Who are you?" pick one ( ) a "Parent" ( ) b "Council"
  age "How old are you?" pick one best first ( ) a "Under 18" ( ) b "18 and over"
  region "Where?" scale no order ( ) n "North" ( ) s "South"
)");
  const auto direction = [&](const char* code) { return form.question(code)->direction; };
  CHECK(direction("again") == Direction::as_written);
  CHECK(direction("useful") == Direction::best_first);
  CHECK(direction("long") == Direction::worst_first);
  CHECK(direction("pace") == Direction::as_written);
  CHECK(form.question("pace")->is_ordered());
  CHECK_FALSE(form.question("role")->is_ordered());
  CHECK(form.question("age")->is_ordered());
  CHECK_FALSE(form.question("region")->is_ordered());
  CHECK(form.question("useful")->option("na")->beside);
  CHECK_FALSE(form.question("useful")->option("agree")->beside);
}

TEST_CASE("a question may be called headline") {
  const auto form = read(R"(form a "A" page "P"
  first "First?" pick one best first headline "the day" ( ) a "A" ( ) b "B"
  headline "What is the headline?" lines 2
  headlines "Others?" text
)");
  CHECK(form.questions().size() == 3);
  CHECK(form.question("first")->headline == "the day");
  CHECK(form.question("headline")->kind == QuestionKind::long_text);
  CHECK(read(print_form(form)) == form);
}

TEST_CASE("a form without a bound hides groups below five") {
  CHECK(read("form a \"A\" page \"P\" q \"Q?\" text").suppress_below == 5);
  CHECK(read("form a \"A\" suppress below 0 page \"P\" q \"Q?\" text").suppress_below == 0);
}

TEST_CASE("a thousand lines of conditions that cannot hold are answered at once") {
  std::string text = "form a \"A\"\npage \"P\"\n";
  for (int question = 0; question < 6; ++question) {
    text += "q" + std::to_string(question) + " \"Q" + std::to_string(question) + "\" scale\n";
    for (const auto* code : {"a", "b", "c", "d"}) text += std::string("( ) ") + code + " \"" + code + "\"\n";
  }
  for (int question = 6; question < 150; ++question) {
    text += "q" + std::to_string(question) + " \"Q" + std::to_string(question) + "\" text\n ask if q0=a and q0=b";
    for (int at = 1; at < 6; ++at) text += " and q" + std::to_string(at) + "=a";
    text += "\n";
  }
  const auto form = parse_form(text, "");
  REQUIRE_FALSE(form.ok());
  CHECK(form.error().diagnostics.size() == 20);
}

namespace {

/// Forms as the language can say them, from a seeded generator.
class Generator {
 public:
  explicit Generator(std::uint32_t seed) : random_(seed) {}

  Form form() {
    Form out;
    out.name = "form-" + std::to_string(below(100));
    out.title = text();
    out.anonymous = below(2) == 0;
    out.suppress_below = below(51);
    if (below(2) == 0) out.introduction = text();
    if (below(2) == 0) out.thanks = text();
    const auto pages = 1 + below(3);
    for (std::uint32_t page = 0; page < pages; ++page) {
      out.pages.push_back({text(), {}});
      const auto questions = 1 + below(5);
      for (std::uint32_t at = 0; at < questions; ++at) out.pages.back().questions.push_back(question(out));
    }
    for (const auto* asked : out.questions()) {
      const bool fits = asked->kind == QuestionKind::pick_one || asked->kind == QuestionKind::scale;
      if (out.anonymous && fits && out.breakdown.size() < 3 && below(3) == 0) out.breakdown.push_back(asked->code);
    }
    return out;
  }

 private:
  std::uint32_t below(std::uint32_t bound) { return random_() % bound; }

  /// Never twice the same to an import, and full of what has to be escaped.
  std::string text() {
    static const std::vector<std::string> parts{"a \"quoted\" word", "back\\slash",  "two\nlines", "café 😊",
                                                "  spaced  out ",    "# no comment", "( ) [ ] *",  "also",
                                                "tab\there",         "“curly”"};
    std::string out = "T" + std::to_string(++made_);
    const auto count = below(8);
    for (std::uint32_t at = 0; at < count; ++at) out += " " + parts[below(static_cast<std::uint32_t>(parts.size()))];
    return out;
  }

  std::string code() {
    static const std::vector<std::string> stems{"cloud", "pick", "q", "words", "a_rather_long_code", "ask", "scale"};
    return stems[below(static_cast<std::uint32_t>(stems.size()))] + "_" + std::to_string(++made_);
  }

  Question question(const Form& before) {
    Question out;
    out.code = code();
    out.label = text();
    out.kind = static_cast<QuestionKind>(below(7));
    const bool words = !out.has_options() && out.kind != QuestionKind::number;
    if (below(3) == 0) out.hint = text();
    if (below(3) == 0) out.also = {text(), text()};
    if (out.has_options()) {
      const auto count = 2 + below(4);
      for (std::uint32_t at = 0; at < count; ++at) out.options.push_back({code(), text(), {}, false});
      if (below(2) == 0) out.options[below(count)].also = {text()};
      if (out.kind == QuestionKind::pick_any && below(2) == 0) {
        out.options.back().write_in = true;
        out.options.back().label = "Other \"" + std::to_string(++made_) + "\"";  // a long one leaves no line on paper
      }
      out.ordered = out.kind == QuestionKind::pick_one && below(2) == 0;
    }
    if (out.kind == QuestionKind::words) out.limit = 1 + below(10);
    if (out.kind == QuestionKind::long_text) out.limit = 1 + below(30);
    if (out.kind == QuestionKind::short_text) out.limit = below(2) * 80;
    if (out.kind == QuestionKind::number && below(2) == 0) {
      out.low = static_cast<double>(below(10)) - 5;
      out.high = *out.low + below(1000);
    }
    if (words) {
      out.cloud = static_cast<Cloud>(below(4));
      static const std::vector<std::string> groups{"", "challenge", "opportunity"};
      out.group = groups[below(3)];
    }
    const auto earlier = before.questions();
    if (!earlier.empty() && below(2) == 0) {
      const auto& on = *earlier[below(static_cast<std::uint32_t>(earlier.size()))];
      query::Filter filter;
      filter.name = on.code;
      filter.op = query::Operator::is_answered;
      if (on.kind == QuestionKind::pick_one && !on.required) {
        filter.op = query::Operator::equal;
        filter.values = {on.options.front().code};
      }
      if (!on.required && !on.ask_if) out.ask_if = filter;
    }
    if (!out.ask_if && below(3) == 0) {
      out.required = true;
      if (below(2) == 0) out.if_missing = text();
    }
    return out;
  }

  std::mt19937 random_;
  int made_ = 0;
};

}  // namespace

TEST_CASE("printing a form and reading it again gives the same form") {
  for (std::uint32_t seed = 0; seed < 400; ++seed) {
    const auto form = Generator(seed).form();
    const auto printed = print_form(form);
    INFO("seed " << seed);
    const auto again = read(printed);
    CHECK(again == form);
    CHECK(print_form(again) == printed);
  }
}

TEST_CASE("a form cut off anywhere is refused or read, and never crashes") {
  const auto text = read_file((root / "forms/event-evaluation.form").string());
  REQUIRE(text.ok());
  for (std::size_t length = 0; length < text->size(); ++length) {
    const auto form = parse_form(text->substr(0, length), "cut.form");
    if (form.ok())
      CHECK(read(print_form(*form)) == *form);
    else
      CHECK_FALSE(form.error().diagnostics.empty());
  }
}

TEST_CASE("the largest text that is read takes work by its length") {
  const auto repeated = [](const std::string& head, const std::string& line) {
    std::string text = head;
    while (text.size() + line.size() < 256 * 1024) text += line;
    return text;
  };
  const std::string page = "form a \"A\"\npage \"P\"\n";
  for (const auto& text :
       {repeated(page + "q \"Q\" pick one\n", "( ) a \"A\"\n"), repeated(page, "what "), repeated(page, "what\n"),
        repeated(page, "q* "), repeated(page, "q \"Q\"\n"), repeated(page, "page "), repeated("", "\""),
        repeated(page + "q ", "\"x\" "), repeated(page + "q \"Q\" text also ", "\"x\", "), repeated("", "("),
        repeated(page + "q \"Q\" text ask if ", "("), repeated("", "#"), repeated("", "\n"), repeated("", "\\")}) {
    INFO(text.substr(0, 60));
    CHECK_FALSE(parse_form(text, "").ok());
    // Each byte may be a token, and each token is tried as each of the language's; never each with each.
    CHECK(read_statements(text).tries < 60 * text.size());
  }
}
