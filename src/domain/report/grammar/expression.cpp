// The grammars of figures and block lines in Spirit X3, lowered to plain values at once.

#include "expression.hpp"

#include <boost/fusion/include/adapt_struct.hpp>
#include <boost/range/iterator_range_core.hpp>
#include <boost/spirit/home/x3.hpp>

namespace muster::report {
namespace {

namespace x3 = boost::spirit::x3;
using Range = boost::iterator_range<const char*>;

/// Two members, because X3 treats a sequence of one as its only element.
struct Text {
  bool quoted = false;
  Range range;
};

struct ParsedExpression {
  std::vector<Text> path;
  std::vector<Text> theme;
  std::vector<Text> word;
  std::vector<Text> options;
  std::vector<Text> where;
  std::vector<Text> formats;
};
struct ParsedBlock {
  Text name;
  std::vector<Text> arguments;
};

}  // namespace
}  // namespace muster::report

BOOST_FUSION_ADAPT_STRUCT(muster::report::Text, quoted, range)
BOOST_FUSION_ADAPT_STRUCT(muster::report::ParsedExpression, path, theme, word, options, where, formats)
BOOST_FUSION_ADAPT_STRUCT(muster::report::ParsedBlock, name, arguments)

namespace muster::report {
namespace {

// Only ascii:: and standard::char_: other character classes abort on bytes above 127.
using x3::ascii::alnum;
using x3::ascii::alpha;
using x3::standard::char_;

const auto word_rest = alnum | char_('_') | (char_('-') >> &alnum);

const x3::rule<struct NameRule, Text> name{"a name"};
const auto name_def = x3::attr(false) >> x3::raw[x3::lexeme[alpha >> *word_rest]];

const x3::rule<struct CodeRule, Text> code{"a code"};
const auto code_def = x3::attr(false) >> x3::raw[x3::lexeme[alnum >> *word_rest]];

const x3::rule<struct QuotedRule, Text> quoted{"text in double quotes"};
const auto quoted_def = (x3::attr(true) >> x3::lexeme['"' > x3::raw[*(char_ - '"')] > x3::lit('"')]) |
                        (x3::attr(true) >> x3::lexeme["“" > x3::raw[*(char_ - "”")] > x3::lit("”")]);

const x3::rule<struct OptionRule, Text> option{"an option's code, or its label in double quotes"};
const auto option_def = quoted | code;

const auto keyword_or = x3::lexeme[x3::lit("or") >> !word_rest];
const x3::rule<struct OptionsRule, std::vector<Text>> options{option.name};
const auto options_def = option % keyword_or;
const x3::rule<struct ExpressionRule, ParsedExpression> expression{"a figure"};
const auto keyword_where = x3::lexeme[x3::lit("where") >> !word_rest];
// As it stands, for the language of filters to read; a bar within quotes is part of it.
const x3::rule<struct FilterRule, Text> filter{"a filter"};
const auto filter_def = x3::attr(false) >> x3::raw[x3::lexeme[+(('"' >> *(char_ - '"') >> '"') | (char_ - '|' - '"'))]];
const x3::rule<struct FiltersRule, std::vector<Text>> filters{filter.name};
const auto filters_def = x3::repeat(1)[filter];
const auto keyword_theme = x3::lexeme[x3::lit("theme") >> !word_rest];
const x3::rule<struct ThemeRule, Text> theme{"a theme's code, or its name in double quotes"};
const auto theme_def = quoted | code;
const x3::rule<struct FormatRule, Text> format{"the way in which the figure is written"};
const auto format_def = x3::attr(false) >> x3::raw[x3::lexeme[alpha >> *word_rest]];
const x3::rule<struct ThemesRule, std::vector<Text>> themes{theme.name};
const auto themes_def = x3::repeat(1)[theme];
const auto expression_def = (name % '.') >> -(keyword_theme > themes) >> x3::repeat(0, 1)[quoted] >> -('=' > options) >>
                            -(keyword_where > filters) >> *('|' > format) > x3::eoi;

const x3::rule<struct SignRule, Text> sign{"a sign"};
const auto sign_def = x3::attr(false) >> x3::raw[x3::lit("<=") | "!=" | ">=" | char_("=,<>")];

const x3::rule<struct NumberRule, Text> number{"a number"};
const auto digits = +x3::ascii::digit;
const auto number_def =
    x3::attr(false) >>
    x3::raw[x3::lexeme[-x3::lit('-') >> digits >> -(('.' >> digits) | ('/' >> digits)) >> -x3::lit('%') >> !word_rest]];

// One name or several with dots, as in braces.
const x3::rule<struct DottedRule, Text> dotted{"a code"};
const auto dotted_def = x3::attr(false) >> x3::raw[x3::lexeme[alnum >> *word_rest >> *('.' >> alpha >> *word_rest)]];

const x3::rule<struct BracedRule, Text> braced{"a figure in braces"};
const auto braced_def = x3::attr(false) >> x3::raw[x3::lexeme['{' > *(char_ - '}') > x3::lit('}')]];

const x3::rule<struct BlockRule, ParsedBlock> block{"a block"};
const auto block_def = name >> *(quoted | number | dotted | sign | braced) > x3::eoi;

BOOST_SPIRIT_DEFINE(name, code, quoted, theme, themes, format, option, options, filter, filters, expression, sign,
                    number, dotted, braced, block)

Name lowered(const Text& text, const char* begin) {
  return {std::string(text.range.begin(), text.range.end()), static_cast<std::size_t>(text.range.begin() - begin),
          text.quoted};
}

std::vector<Name> lowered(const std::vector<Text>& texts, const char* begin) {
  std::vector<Name> out;
  for (const auto& text : texts) out.push_back(lowered(text, begin));
  return out;
}

struct Slip {
  std::string message;
  std::string hint{};
  Expected expected = Expected::other;
};

constexpr std::string_view name_of_figure = "the name of a figure";
constexpr std::string_view name_of_block = "the name of a block";

/// `rest` begins at what is wrong, `token` is its first word; nothing of either at the end of the text.
Slip slip(const std::string& expected, std::string_view rest, std::string_view token, bool in_braces) {
  if (expected == "eoi") {
    return {"did not expect \"" + std::string(token) + "\" here",
            in_braces
                ? "a figure's name may be followed by = and an answer, by where and a filter, and by | and share, "
                  "percent, interval, of, words or capital"
                : "after the name of a block stand codes, numbers, texts in double quotes, signs that compare, "
                  "and figures in braces",
            Expected::nothing_more};
  }
  if (expected == "'\"'" || expected == "\"”\"" || expected == "”")
    return {"the quotation mark never closes", "write \" behind the last of its words"};
  if (expected == "'}'") return {"this brace is never closed", "write } behind the figure"};
  Slip out{"expected " + expected + (rest.empty() ? ", but nothing follows" : " here")};
  if (expected == name_of_figure) {
    if (rest.empty()) out.message = "there is no figure in these braces";
    out.hint = "write one, for example {delegates}, or \\{ where you mean the sign itself";
    out.expected = Expected::figure;
  }
  if (expected == option.name) out.expected = Expected::option;
  if (expected == theme.name) out.expected = Expected::theme;
  if (expected == filter.name) {
    out.hint = "for example where role = parent";
    out.expected = Expected::filter;
  }
  if (expected == format.name) {
    out.hint = "write share, percent, interval, of, words or capital";
    out.expected = Expected::format;
  }
  return out;
}

template <class Rule, class Parsed>
std::variant<Parsed, GrammarError> run(const Rule& rule, std::string_view text, std::size_t limit,
                                       std::string_view expected) {
  if (text.size() > limit) {
    return GrammarError{0, text.size(), "this is longer than " + std::to_string(limit) + " characters"};
  }
  const char* begin = text.data();
  const char* const end = begin + text.size();
  const auto error_at = [&](const char* where, const std::string& what) {
    while (where != end && x3::ascii::space.test(*where, x3::unused)) ++where;
    const auto offset = static_cast<std::size_t>(where - text.data());
    std::size_t length = 0;
    while (where + length != end && where[length] != ' ' && where[length] != '|') ++length;
    length = where == end ? 1 : std::max<std::size_t>(1, length);
    auto told = slip(what, text.substr(offset), text.substr(offset, length), expected == name_of_figure);
    return GrammarError{offset, length, std::move(told.message), std::move(told.hint), told.expected};
  };
  Parsed parsed;
  try {
    if (!x3::phrase_parse(begin, end, rule, x3::lit(' ') | '\t', parsed)) return error_at(begin, std::string(expected));
  } catch (const x3::expectation_failure<const char*>& failure) {
    return error_at(failure.where(), failure.which());
  }
  return parsed;
}

}  // namespace

std::variant<Expression, GrammarError> parse_expression(std::string_view text) {
  const auto parsed = run<decltype(expression), ParsedExpression>(expression, text, 400, name_of_figure);
  if (const auto* error = std::get_if<GrammarError>(&parsed)) return *error;
  const auto& from = std::get<ParsedExpression>(parsed);
  const auto* begin = text.data();
  return Expression{lowered(from.path, begin),  lowered(from.word, begin),    lowered(from.options, begin),
                    lowered(from.where, begin), lowered(from.formats, begin), lowered(from.theme, begin)};
}

std::variant<BlockLine, GrammarError> parse_block_line(std::string_view text) {
  const auto parsed = run<decltype(block), ParsedBlock>(block, text, 1000, name_of_block);
  if (const auto* error = std::get_if<GrammarError>(&parsed)) return *error;
  const auto& from = std::get<ParsedBlock>(parsed);
  const auto* begin = text.data();
  return BlockLine{lowered(from.name, begin), lowered(from.arguments, begin)};
}

}  // namespace muster::report
