// The grammar of the words of a theme. Its tree is the Rule of the door itself, built by actions as the rules succeed.

#include <muster/domain/themes/rule.hpp>

#include <muster/kit/base/number.hpp>
#include <muster/kit/base/utf8.hpp>

#include "kit/lang/text.hpp"
#include "kit/lang/tokens.hpp"

#include <algorithm>
#include <utility>

namespace muster::themes {
namespace {

using lang::x3::_attr;
using lang::x3::_pass;
using lang::x3::_val;
namespace x3 = lang::x3;
using x3::standard::char_;

constexpr std::size_t longest = longest_rule;
constexpr std::size_t deepest = 32;

struct start_tag;

auto offset_of(auto& context) { return static_cast<std::size_t>(_attr(context).begin() - x3::get<start_tag>(context)); }

// What each rule does with what it read.
const auto set_quoted = [](auto& context) {
  auto& rule = _val(context);
  rule.kind = Rule::Kind::phrase;
  rule.offset = offset_of(context);
  rule.phrase = trimmed(lang::view(_attr(context)));
};
const auto add_word = [](auto& context) {
  auto& rule = _val(context);
  const auto word = lang::view(_attr(context));
  if (rule.phrase.empty()) rule.offset = offset_of(context);
  if (rule.beginning) _pass(context) = false;  // a star ends the phrase
  rule.kind = Rule::Kind::phrase;
  rule.beginning = word.back() == '*';
  if (!rule.phrase.empty()) rule.phrase += ' ';
  rule.phrase += word.substr(0, word.size() - (rule.beginning ? 1 : 0));
};
const auto become = [](auto& context) { _val(context) = std::move(_attr(context)); };
const auto add_child = [](auto& context) { _val(context).children.push_back(std::move(_attr(context))); };
const auto negate = [](auto& context) {
  Rule inner = std::move(_attr(context));
  auto& rule = _val(context);
  rule = Rule();
  rule.kind = Rule::Kind::none_of;
  rule.offset = inner.offset;
  rule.children.push_back(std::move(inner));
};
const auto stand_near = [](auto& context) {
  auto& rule = _val(context);
  Rule first = std::move(rule);
  rule = Rule();
  rule.kind = Rule::Kind::near;
  rule.offset = first.offset;
  rule.children.push_back(std::move(first));
};
const auto set_distance = [](auto& context) {
  const auto number = parse_integer(lang::view(_attr(context)));
  constexpr std::int64_t most = 50;
  if (!number || *number < 1 || *number > most)
    _pass(context) = false;
  else
    _val(context).within = static_cast<std::size_t>(*number);
};
template <Rule::Kind kind>
const auto collapse = [](auto& context) {
  auto& rule = _val(context);
  if (rule.children.size() == 1) {
    Rule only = std::move(rule.children.front());
    rule = std::move(only);
  } else {
    rule.kind = kind;
    rule.offset = rule.children.front().offset;
  }
};

const auto word_byte = char_ - char_(" \t\r\n\",;()*");
const auto ending = !word_byte;
const auto keyword = [](const char* spelling) { return x3::no_case[x3::lit(spelling)] >> ending; };
const auto any_keyword = keyword("and") | keyword("or") | keyword("not") | keyword("near");
const auto curly = x3::lit("“") | x3::lit("”");

const auto bare = x3::rule<struct bare_id, lang::Range>{"a word, a phrase in quotes, \"not\" or \"(\""} =
    x3::lexeme[!any_keyword >> !curly >> x3::raw[+word_byte >> -x3::lit('*')]];
constexpr const char* phrase_end = "the end of a phrase";
const auto closing_mark = x3::rule<struct closing_mark_id>{phrase_end} = x3::lit('"');
const auto closing_curly = x3::rule<struct closing_curly_id>{phrase_end} = curly;
const auto quoted = x3::rule<struct quoted_id, lang::Range>{"a phrase in quotes"} =
    x3::lexeme[(x3::lit('"') >> x3::raw[*(char_ - char_("\"\r\n"))] > closing_mark) |
               (curly >> x3::raw[*(char_ - curly - char_("\r\n"))] > closing_curly)];
const auto distance = x3::rule<struct distance_id, lang::Range>{"how many words apart, from 1 to 50"} =
    x3::lexeme[x3::raw[+char_("0-9")] >> ending];

const x3::rule<struct phrase_id, Rule> phrase{"a word or a phrase in quotes"};
const x3::rule<struct near_term_id, Rule> near_term{"a word, a phrase in quotes, \"not\" or \"(\""};
const x3::rule<struct not_term_id, Rule> not_term{"a word, a phrase in quotes, \"not\" or \"(\""};
const x3::rule<struct and_term_id, Rule> and_term{"a word, a phrase in quotes, \"not\" or \"(\""};
const x3::rule<struct condition_id, Rule> condition{"a word, a phrase in quotes, \"not\" or \"(\""};
const auto closing = x3::rule<struct closing_id>{"\")\""} = x3::lit(')');

const auto phrase_def = quoted[set_quoted] | +(bare[add_word]);
const auto near_term_def = phrase[become] >> -(x3::lexeme[keyword("near")] >> x3::eps[stand_near] >>
                                               -(distance[set_distance] >> &(bare | quoted)) > phrase[add_child]);
const auto not_term_def =
    (x3::lexeme[keyword("not")] > not_term[negate]) | ('(' > condition[become] > closing) | near_term[become];
const auto and_term_def = not_term[add_child] >>
                          *(x3::lexeme[keyword("and")] > not_term[add_child]) >> x3::eps[collapse<Rule::Kind::all_of>];
const auto condition_def = and_term[add_child] >>
                           *((x3::lexeme[keyword("or")] | x3::lit(',') | x3::lit(';')) > and_term[add_child]) >>
                           x3::eps[collapse<Rule::Kind::any_of>];

BOOST_SPIRIT_DEFINE(phrase, near_term, not_term, and_term, condition)

const auto whole = x3::rule<struct whole_id, Rule>{"the words of a theme"} = x3::eps > condition[become];

/// How deep brackets and "not" are nested: parsing recurses as deep as the text nests, so this is asked first.
std::size_t depth(std::string_view text) {
  std::size_t open = 0;
  std::size_t nots = 0;
  std::size_t found = 0;
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (text[at] == '(') ++open;
    if (text[at] == ')' && open > 0) --open;
    if ((text[at] | 0x20) == 'n' && lower_case(text.substr(at, 4)) == "not ") {
      ++nots;
      at += 3;
    } else if (text[at] != ' ' && text[at] != '(') {
      nots = 0;
    }
    found = std::max(found, open + nots);
  }
  return found;
}

/// Whether an answer must hold something to meet it.
bool asks_for_words(const Rule& rule) {
  switch (rule.kind) {
    case Rule::Kind::phrase:
    case Rule::Kind::near:
      return true;
    case Rule::Kind::none_of:
      return false;
    case Rule::Kind::all_of:
      return std::any_of(rule.children.begin(), rule.children.end(), asks_for_words);
    case Rule::Kind::any_of:
      return std::all_of(rule.children.begin(), rule.children.end(), asks_for_words);
  }
  return false;
}

/// The first phrase without a word in it: “-” or "".
const Rule* without_words(const Rule& rule) {
  if (rule.kind == Rule::Kind::phrase) {
    const auto has_word = std::any_of(rule.phrase.begin(), rule.phrase.end(), [](char byte) {
      const auto value = static_cast<unsigned char>(byte);
      return value >= 0x80 || (value >= '0' && value <= '9') || ((value | 0x20U) >= 'a' && (value | 0x20U) <= 'z');
    });
    return has_word ? nullptr : &rule;
  }
  for (const auto& child : rule.children) {
    if (const auto* found = without_words(child)) return found;
  }
  return nullptr;
}

}  // namespace

Result<Rule> parse_rule(std::string_view text, std::string source) {
  const auto refused = [text, source = std::move(source)](const lang::SyntaxError& error) {
    return bad_input("The words of the theme cannot be read.",
                     {diagnostic_at(text, error.offset, error.length, source, error.message, error.hint)});
  };
  if (text.size() > longest) return refused({0, 1, "these are too many words", "keep them to 2,000 letters"});
  if (!is_valid_text(text)) return refused({0, 1, "this is not valid UTF-8 text", {}});
  if (depth(text) > deepest) return refused({0, 1, "this is nested more than 32 deep", "write it with fewer brackets"});
  const char* at = text.data();
  const char* const end = at + text.size();
  const auto surprise_at = [text](const char* where, const std::string& wanted) {
    if (wanted == phrase_end) {
      const auto open = std::min(text.rfind('"', static_cast<std::size_t>(where - text.data())), text.rfind("“"));
      return lang::SyntaxError{open == std::string_view::npos ? 0 : open, 1, "this phrase is not closed",
                               "put a quotation mark at its end, on the same line"};
    }
    auto error =
        lang::syntax_error(text, 0, static_cast<std::size_t>(where - text.data()), wanted, lang::Comments::none);
    const auto rest = lower_case(text.substr(std::min(error.offset, text.size())));
    if (error.hint.empty() &&
        (rest.starts_with("and") || rest.starts_with("or") || rest.starts_with("near") || rest.starts_with("not")))
      error.hint = "to look for that word itself put it in quotes";
    return error;
  };
  Rule rule;
  try {
    const bool parsed = x3::phrase_parse(at, end, x3::with<start_tag>(text.data())[whole], lang::blank, rule);
    if (!parsed || at != end)
      return refused(surprise_at(at, "\"and\", \"or\", \"near\", a comma or the end of the words"));
  } catch (const lang::ExpectationFailure& unmet) {
    return refused(surprise_at(unmet.where(), unmet.which()));
  }
  if (const auto* empty = without_words(rule))
    return refused({empty->offset, 1, "there is no word in this to look for", "write a word or a phrase"});
  if (!asks_for_words(rule))
    return refused({rule.offset, 1, "this would take every answer that does not hold the word",
                    "begin with words that an answer must hold, as in lunch and not queue"});
  return rule;
}

}  // namespace muster::themes
