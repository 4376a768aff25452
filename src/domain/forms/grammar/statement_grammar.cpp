// The grammar of one statement of a form, and the loop that reads them all and goes on after an error.

#include "statement.hpp"

#include "kit/lang/tokens.hpp"

#include <muster/kit/base/nearest.hpp>

#include <algorithm>
#include <array>
#include <utility>

namespace muster::forms {
namespace {

namespace x3 = lang::x3;
using lang::keyword;
using x3::_attr;

/// The statement being made and the text it is read from.
struct StatementBuilder {
  std::string_view text;
  Statement statement;
};
struct making_tag;

StatementBuilder& making(auto& context) { return x3::get<making_tag>(context).get(); }

Token token(auto& context) {
  const auto written = lang::view(_attr(context));
  const auto offset = static_cast<std::size_t>(written.data() - making(context).text.data());
  return {offset, written.size(), written.starts_with('"') ? lang::unquoted(written) : std::string(written)};
}

template <StatementKind what>
const auto says = [](auto& context) { making(context).statement.what = what; };
const auto add_word = [](auto& context) { making(context).statement.words.push_back(token(context)); };
const auto add_text = [](auto& context) { making(context).statement.texts.push_back(token(context)); };
const auto star = [](auto& context) { making(context).statement.starred = true; };
const auto as_sus = [](auto& context) { making(context).statement.sus = true; };
const auto dots = [](auto& context) { making(context).statement.write_in = true; };

// Words are taken as widely as they come, accents and capitals included: the checks say what a code may look like.
const auto word_part = ~x3::standard::char_(" \t\r\n\"'()[]{}#:,;.=<>!?/\\|&%$@^+~`*");
const auto curly = x3::lit("\xE2\x80\x9C") | x3::lit("\xE2\x80\x9D");
const auto three_dots = x3::lit("...") | x3::lit("\xE2\x80\xA6");
const auto bare = x3::lexeme[+(word_part - (curly | three_dots))];
const auto word = [](const char* name) {
  return (x3::rule<struct word_id, lang::Range>{name} = x3::raw[bare])[add_word];
};
const auto text = [](const char* name) {
  return (x3::rule<struct text_id, lang::Range>{name} = x3::raw[lang::quoted])[add_text];
};
const auto whole_number =
    (x3::rule<struct whole_number_id, lang::Range>{"a whole number"} =
         x3::raw[x3::lexeme[-x3::lit('-') >> +x3::standard::char_("0-9") >> !word_part]])[add_word];
/// Texts that follow each other are one text: long labels and paragraphs run over several lines.
const auto joined_text = text("a text in quotes") >> *text("more text");

const auto statement_word = keyword("form") | keyword("page") | keyword("introduction") | keyword("thanks") |
                            keyword("hint") | keyword("also") | keyword("headline") | keyword("comment") |
                            keyword("information") | keyword("section") | keyword("heading") | keyword("unit");
/// On the line of its code: below it the code has gone.
const auto star_behind = x3::no_skip[*x3::standard::char_(" \t") >> x3::lit('*')];
const auto question_ahead =
    &(!x3::lit('-') >> ((bare >> star_behind) | (!statement_word >> !curly >> bare >> (x3::lit('"') | curly))));

constexpr const char* one_or_any = "\"one\" or \"any\"";
constexpr const char* grid_answers = "\"scale\", \"pick one\", \"pick any\", \"from\" or \"number\"";

/// The rest of the line, taken raw: the query room reads it.
const auto condition_text =
    (x3::rule<struct condition_text_id, lang::Range>{"a condition"} =
         x3::no_skip[x3::raw[+(lang::quoted | (x3::standard::char_ - x3::standard::char_("\r\n#\"")))]])[add_word];

/// Not the line below: `breakdown` alone must not take the first page's word for a code.
const auto cut_code =
    (x3::rule<struct cut_code_id, lang::Range>{"a question's code"} = x3::raw[!statement_word >> bare])[add_word];

/// Not the mark of a statement on the line below.
const auto scale_name = (x3::rule<struct scale_name_id, lang::Range>{"the name of a scale"} =
                             x3::raw[!statement_word >> !x3::lit('-') >> bare])[add_word];

const auto needs = [](const char* spelling, const char* name) { return keyword(spelling, name); };
const auto optional_part = [](const auto& part) { return -(!question_ahead >> part); };
const auto closing_round = x3::rule<struct closing_round_id>{"\")\""} = x3::lit(')');
const auto closing_square = x3::rule<struct closing_square_id>{"\"]\""} = x3::lit(']');
const auto direction_ahead = (keyword("best") >> keyword("first")) | (keyword("worst") >> keyword("first")) |
                             (keyword("no") >> keyword("order"));
const auto option_rest = word("the option's code") > -three_dots[dots] > text("the option's label in quotes");

const auto question = (question_ahead >> x3::eps[says<StatementKind::question>] >> word("a code") >>
                       -x3::lit('*')[star]) > text("the question's label in quotes") > *text("more text");

/// `for each went_to`, behind a page's title.
const auto for_each = keyword("for") > needs("each", "\"each\"") > word("the code of a pick any question");

const auto language_line = (&(keyword("language") >> bare) >> keyword("language")[says<StatementKind::language>]) >>
                           word("a language tag");

const auto heading =
    (keyword("form")[says<StatementKind::form>] > word("the form's name") > joined_text) |
    (keyword("page")[says<StatementKind::page>] > text("the page's title in quotes") > optional_part(for_each)) |
    (keyword("section")[says<StatementKind::section>] > text("the section's title in quotes") > *text("more text")) |
    (keyword("introduction")[says<StatementKind::introduction>] > joined_text) |
    (keyword("thanks")[says<StatementKind::thanks>] > joined_text) |
    keyword("anonymous")[says<StatementKind::anonymous>] |
    (keyword("suppress")[says<StatementKind::suppress>] > needs("below", "\"below\"") > whole_number) |
    (keyword("quote")[says<StatementKind::quote>] > needs("with", "\"with\"") > needs("consent", "\"consent\"")) |
    (keyword("breakdown")[says<StatementKind::breakdown>] > cut_code > *(',' > cut_code)) |
    (&(keyword("index") >> bare >> '"') >> keyword("index")[says<StatementKind::index>] >> word("the index's code") >
     joined_text > needs("of", "\"of\"") > cut_code > *(',' > cut_code) > -keyword("sus")[as_sus]) |
    (keyword("delete")[says<StatementKind::delete_personal>] > needs("personal", "\"personal\"") >
     needs("after", "\"after\"") > whole_number > needs("days", "\"days\"")) |
    language_line |
    (&(keyword("scale") >> bare >> -direction_ahead >> ':') >> keyword("scale")[says<StatementKind::scale_names>] >>
     word("a name") >>
     -(x3::rule<struct direction_id, lang::Range>{"a direction"} = x3::raw[direction_ahead])[add_word] >> ':');

const auto heading_ahead = statement_word | keyword("anonymous") | keyword("suppress") | keyword("breakdown") |
                           keyword("quote") | keyword("delete") | (keyword("scale") >> bare >> -direction_ahead >> ':');
const auto detail_ahead = keyword("ask") | keyword("if") | keyword("group") | keyword("cloud") | keyword("as") |
                          (keyword("at") >> (keyword("most") | keyword("least"))) | direction_ahead | '-' |
                          keyword("from") | (keyword("options") >> keyword("from")) | keyword("personal") |
                          keyword("prefilled") | keyword("hidden");

const auto number_ends = whole_number > -text("what the number means, in quotes") > needs("to", "\"to\"") > whole_number
                         > -text("what the number means, in quotes");

const auto kind =
    (keyword("pick") >
     ((keyword("one")[says<StatementKind::pick_one>] | keyword("any")[says<StatementKind::pick_any>]) |
      (x3::eps > needs("one", one_or_any)))) |
    (keyword("rank")[says<StatementKind::ranking>] >>
     optional_part(keyword("up") > needs("to", "\"to\"") > whole_number)) |
    (keyword("scale")[says<StatementKind::scale>] >>
     optional_part(!heading_ahead >> !detail_ahead >> word("a scale's name"))) |
    (keyword("grid") >
     ((keyword("pick") > (keyword("one")[says<StatementKind::grid_one>] |
                          keyword("any")[says<StatementKind::grid_any>] | (x3::eps > needs("one", one_or_any)))) |
      (keyword("from")[says<StatementKind::grid_numbers>] > number_ends) |
      (keyword("number")[says<StatementKind::grid_amounts>] >>
       optional_part(keyword("from") > whole_number > needs("to", "\"to\"") > whole_number)) |
      (x3::eps[says<StatementKind::grid>] > needs("scale", grid_answers) > scale_name))) |
    (keyword("text")[says<StatementKind::text>] >>
     optional_part(keyword("up") > needs("to", "\"to\"") > whole_number)) |
    (keyword("from")[says<StatementKind::numbers>] > number_ends) | keyword("email")[says<StatementKind::email>] |
    (keyword("web")[says<StatementKind::web>] > needs("address", "\"address\"")) |
    keyword("telephone")[says<StatementKind::telephone>] | keyword("postcode")[says<StatementKind::postcode>] |
    keyword("date")[says<StatementKind::date>] | keyword("time")[says<StatementKind::time>] |
    (keyword("lines")[says<StatementKind::lines>] > whole_number) |
    (keyword("words")[says<StatementKind::words>] > needs("up", "\"up to\"") > needs("to", "\"to\"") > whole_number) |
    (keyword("number")[says<StatementKind::number>] >>
     optional_part(keyword("from") > whole_number > needs("to", "\"to\"") > whole_number));

/// On the line of the statement: below it a question may have the code "to".
const auto on_its_line = [](auto& context) {
  auto found = token(context);
  auto& statement = making(context).statement;
  const auto end = statement.texts.back().offset + statement.texts.back().length;
  x3::_pass(context) = making(context).text.substr(end, found.offset - end).find('\n') == std::string_view::npos;
  if (x3::_pass(context)) statement.words.push_back(std::move(found));
};
const auto to_the_other_end =
    (x3::rule<struct other_end_id, lang::Range>{"\"to\""} = x3::raw[keyword("to")])[on_its_line];

const auto detail =
    (&(x3::lit('-') >> bare >> '"') >> x3::lit('-')[says<StatementKind::row>] >> word("the statement's code") >>
     text("the statement in quotes") >> *text("more text") >> -(to_the_other_end > joined_text)) |
    (x3::lit('(')[says<StatementKind::round_option>] > closing_round > option_rest) |
    (x3::lit('[')[says<StatementKind::box_option>] > closing_square > option_rest) |
    (keyword("also")[says<StatementKind::also>] > text("a text in quotes") > *(',' > text("a text in quotes"))) |
    (keyword("hint")[says<StatementKind::hint>] > joined_text) |
    (keyword("ask")[says<StatementKind::ask_if>] > needs("if", "\"if\"") > condition_text) |
    (keyword("if")[says<StatementKind::if_missing>] > needs("missing", "\"missing\"") > text("a text in quotes")) |
    (keyword("group")[says<StatementKind::group>] > word("challenge or opportunity")) |
    (keyword("cloud")[says<StatementKind::cloud>] >>
     optional_part((&(keyword("red") | keyword("green"))) >> word("a colour"))) |
    (keyword("as")[says<StatementKind::as_scale>] > needs("scale", "\"scale\"")) |
    (keyword("best")[says<StatementKind::best_first>] > needs("first", "\"first\"")) |
    (keyword("worst")[says<StatementKind::worst_first>] > needs("first", "\"first\"")) |
    (keyword("no")[says<StatementKind::no_order>] > needs("order", "\"order\"")) |
    (keyword("headline")[says<StatementKind::headline>] > text("what the headline is about, in quotes") >
     *text("more text")) |
    (keyword("comment")[says<StatementKind::comment>] > text("what the comment asks, in quotes") > *text("more text")) |
    (keyword("information")[says<StatementKind::information>] > joined_text) |
    keyword("nps")[says<StatementKind::net_score>] | keyword("personal")[says<StatementKind::personal>] |
    keyword("prefilled")[says<StatementKind::prefilled>] | keyword("hidden")[says<StatementKind::hidden>] |
    (keyword("end")[says<StatementKind::end_if>] > needs("if", "\"if\"") > condition_text) |
    keyword("alone")[says<StatementKind::alone>] |
    (keyword("heading")[says<StatementKind::option_heading>] > text("the heading in quotes") > *text("more text")) |
    (keyword("only")[says<StatementKind::only_if>] > needs("if", "\"if\"") > condition_text) |
    (keyword("at") >
     ((keyword("most")[says<StatementKind::at_most>] | keyword("least")[says<StatementKind::at_least>]) |
      (x3::eps > needs("most", "\"most\" or \"least\""))) > whole_number >
     optional_part(keyword("words")[says<StatementKind::most_words>] |
                   keyword("word")[says<StatementKind::most_words>])) |
    (keyword("decimals")[says<StatementKind::decimals>] > whole_number) |
    (keyword("adds")[says<StatementKind::adds_up>] > needs("up", "\"up\"") > needs("to", "\"to\"") > whole_number) |
    (keyword("options")[says<StatementKind::options_from>] > needs("from", "\"from\"") >
     word("sessions, speakers, places or organisations")) |
    (keyword("unit")[says<StatementKind::unit>] > text("the unit in quotes")) |
    (keyword("beside")[says<StatementKind::beside>] > word("the answer's code") > -three_dots[dots] >
     text("the answer's label in quotes"));

/// Below the pages stand the texts in other languages, each behind its key, and nothing else.
const auto text_key = (x3::rule<struct text_key_id, lang::Range>{"a key"} = x3::raw[x3::lexeme[bare % '.']])[add_word];
const auto text_line = x3::rule<struct text_line_id>{"a text by its key"} =
    language_line |
    ((&(x3::lexeme[bare % '.'] >> '"') >> x3::eps[says<StatementKind::text_by_key>] >> text_key) > joined_text);

const auto statement = x3::rule<struct statement_id>{"a statement"} = question | heading | kind | detail;
const auto no_question = x3::rule<struct no_question_id>{"a statement"} = heading | kind | detail;

/// Skips blanks and comments before each token that is tried, and counts.
struct CountedBlank : x3::parser<CountedBlank> {
  using attribute_type = x3::unused_type;
  static constexpr bool has_attribute = false;

  explicit CountedBlank(std::size_t& tries) : tries_(&tries) {}
  template <class Context, class Attribute>
  bool parse(lang::Iterator& first, const lang::Iterator& last, const Context& context, x3::unused_type rule,
             Attribute& attribute) const {
    ++*tries_;
    return lang::blank_or_comment.parse(first, last, context, rule, attribute);
  }

 private:
  std::size_t* tries_;
};

/// "any" for "several": what stands behind pick, in the word that was probably meant.
std::string how_many_to_pick(std::string_view found) {
  if (found.starts_with("up")) return "write pick any  at most 2 where so many may be ticked";
  const std::string word(found.substr(0, found.find_first_of(" \t\r\n\"")));
  for (const auto* many : {"all", "many", "more", "multiple", "several", "some"})
    if (word == many) return "did you mean \"any\"?";
  for (const auto* single : {"1", "a", "an", "single"})
    if (word == single) return "did you mean \"one\"?";
  auto hint = did_you_mean(word, {"one", "any"});
  return hint.empty() ? "pick one lets people choose one option, and pick any lets them tick several" : hint;
}

/// What somebody who wrote something else there has probably meant.
std::string cure(const std::string& which, std::string_view found, std::string_view head) {
  if (which == "\"up to\"" && head == "words") {
    const auto digits = found.substr(0, found.find_first_not_of("0123456789"));
    return "write up to " + (digits.empty() ? std::string("3") : std::string(digits));
  }
  if (which == "\"to\"" && head == "from") return "a row of numbers is written with to: from 1 to 5";
  if (which == "\"of\"")
    return "an index says which questions it is made of: index felt \"How people felt\" of time, voice";
  if (which == "the option's code") return "an option has a code in front of its label: ( ) yes \"Yes\"";
  if (which == "the form's name") return "its name stands in front of its title: form spring-event \"Spring event\"";
  if (head == "lines") return "the number is the height of the box: lines 4";
  if (which == "\"]\"") return "a box to tick is written [ ], with nothing in it";
  if (which == "\")\"") return "an option to choose is written ( ), with nothing in it";
  if (which == one_or_any) return how_many_to_pick(found);
  if (which == grid_answers)
    return "its statements share their answers: name a scale, as in grid scale agreement, or write grid pick one and "
           "the answers below it";
  if (which == "what the comment asks, in quotes")
    return "what it asks stands behind it in quotes: comment \"What got in the way?\"; its box has two lines";
  if (which == "the question's label in quotes" && found.starts_with("*")) return "one * is enough";
  if (which == "the name of a scale")
    return "name one that stands above the first page, or write grid pick one where the answers stand below";
  if (which == "\"missing\"") return "write ask if to ask this of some only, or if missing and a text in quotes";
  return {};
}

bool starts_line(std::string_view text, std::size_t at) {
  while (at > 0 && (text[at - 1] == ' ' || text[at - 1] == '\t')) --at;
  return at == 0 || text[at - 1] == '\n';
}

std::size_t end_of_line(std::string_view text, std::size_t at) { return std::min(text.find('\n', at), text.size()); }

/// A word of the language that stands last on its line, with other words before it or an empty line below. A text that
/// follows has lost what stood in front of it: it is no label of a question that is called "alone" or "email".
bool ends_line_as_word(std::string_view text, std::size_t at, std::string_view word, bool starts) {
  static constexpr std::array<std::string_view, 14> words{"alone", "nps",      "email",     "telephone", "postcode",
                                                          "date",  "time",     "number",    "text",      "scale",
                                                          "cloud", "personal", "prefilled", "hidden"};
  if (std::find(words.begin(), words.end(), word) == words.end()) return false;
  const auto is_blank = [&](std::size_t from, std::size_t to) {
    return text.substr(from, to - from).find_first_not_of(" \t\r") == std::string_view::npos;
  };
  const auto end = end_of_line(text, at);
  if (!is_blank(at + word.size(), end)) return false;
  return !starts || end >= text.size() || is_blank(end + 1, end_of_line(text, end + 1));
}

}  // namespace

StatementList read_statements(std::string_view text) {
  StatementList reading;
  bool below_pages = false;  // in the texts of another language
  bool any_page = false;
  for (auto at = lang::next_token(text, 0, lang::Comments::hash); at < text.size();
       at = lang::next_token(text, at, lang::Comments::hash)) {
    StatementBuilder now{text, {}};
    const auto length = lang::token_length(text, at);
    now.statement.head = {at, length, std::string(text.substr(at, length))};
    now.statement.starts_line = starts_line(text, at);
    const char* next = text.data() + at;
    try {
      const bool word_alone = ends_line_as_word(text, at, now.statement.head.value, now.statement.starts_line);
      const auto parse = [&](const auto& rule) {
        return x3::phrase_parse(next, text.data() + text.size(), x3::with<making_tag>(std::ref(now))[rule],
                                CountedBlank(reading.tries), x3::skip_flag::dont_post_skip);
      };
      if (below_pages ? parse(text_line) : word_alone ? parse(no_question) : parse(statement)) {
        at = static_cast<std::size_t>(next - text.data());
      } else {
        now.statement.what = StatementKind::unknown;
        at = end_of_line(text, at);
      }
    } catch (const lang::ExpectationFailure& unmet) {
      const auto where = static_cast<std::size_t>(unmet.where() - text.data());
      reading.errors.push_back(lang::syntax_error(text, at, where, unmet.which(), lang::Comments::hash));
      auto& error = reading.errors.back();
      if (error.hint.empty()) error.hint = cure(unmet.which(), text.substr(error.offset), now.statement.head.value);
      now.statement.broken = true;
      at = end_of_line(text, reading.errors.back().understood);
    }
    any_page = any_page || now.statement.what == StatementKind::page;
    below_pages = below_pages || (any_page && now.statement.what == StatementKind::language);
    reading.statements.push_back(std::move(now.statement));
  }
  return reading;
}

}  // namespace muster::forms
