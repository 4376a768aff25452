// A condition of a form in the words of another program.
#include "conditions.hpp"

#include <muster/domain/forms/bound_form.hpp>

#include <algorithm>

namespace muster::conversions {
namespace {

bool takes_several(const forms::Question& question) {
  return question.kind == forms::QuestionKind::pick_any || question.kind == forms::QuestionKind::ranking;
}

using forms::Form;
using forms::Question;
using forms::QuestionKind;
using query::Filter;
using query::Operator;

std::string_view sign_of(Operator op, Dialect dialect) {
  switch (op) {
    case Operator::equal:
      return dialect == Dialect::limesurvey ? " == " : " = ";
    case Operator::not_equal:
      return " != ";
    case Operator::less:
      return " < ";
    case Operator::less_or_equal:
      return " <= ";
    case Operator::greater:
      return " > ";
    case Operator::greater_or_equal:
      return " >= ";
    default:
      return " = ";
  }
}

bool is_number(const Question& question) {
  return question.kind == QuestionKind::number || (question.kind == QuestionKind::scale && question.numbered);
}

/// XPath has no escape: a text is written in the quotes that it does not hold, or is put together of such pieces.
std::string in_xpath_quotes(const std::string& text) {
  if (text.find('\'') == std::string::npos) return "'" + text + "'";
  if (text.find('"') == std::string::npos) return '"' + text + '"';
  std::string pieces;
  for (std::size_t at = 0; at < text.size();) {
    const char other = text[at] == '\'' ? '"' : '\'';
    const auto end = std::min(text.find(other, at), text.size());
    pieces += (pieces.empty() ? "" : ", ") + (other + text.substr(at, end - at) + other);
    at = end;
  }
  return "concat(" + pieces + ")";
}

std::string in_quotes(const std::string& text, Dialect dialect) {
  if (dialect == Dialect::xlsform) return in_xpath_quotes(text);
  // SurveyJS ends a text at either quote, and takes a backslash before anything else as it stands.
  const bool lime = dialect == Dialect::limesurvey;
  const std::string_view escaped = lime ? "\"\\" : "'\"";
  std::string out;
  for (const char byte : text) {
    if (escaped.find(byte) != std::string_view::npos) out += '\\';
    out += byte;
  }
  return lime ? '"' + out + '"' : "'" + out + "'";
}

class Writer {
 public:
  Writer(const Form& form, Dialect dialect, const DialectNames& names)
      : form_(form), dialect_(dialect), names_(names) {}

  [[nodiscard]] std::string text(const Filter& filter, bool inside) const {
    switch (filter.kind) {
      case Filter::Kind::all_of:
        return joined_by(filter.children, " and ", inside);
      case Filter::Kind::any_of:
        return joined_by(filter.children, " or ", inside);
      case Filter::Kind::none_of:
        return dialect_ == Dialect::xlsform ? "not(" + text(filter.children.front(), false) + ")"
                                            : "!(" + text(filter.children.front(), false) + ")";
      case Filter::Kind::comparison:
        break;
    }
    const auto* question = form_.question(filter.name);
    return question == nullptr ? std::string("1") : compared(filter, *question, inside);
  }

 private:
  [[nodiscard]] std::string joined_by(const std::vector<Filter>& parts, std::string_view word, bool inside) const {
    std::string out;
    for (const auto& part : parts) out += (out.empty() ? "" : std::string(word)) + text(part, true);
    return inside ? "(" + out + ")" : out;
  }

  [[nodiscard]] std::string value(const Question& question, const std::string& code) const {
    const auto value = names_.value && question.has_options() ? names_.value(question, code) : code;
    return is_number(question) && value.find_first_not_of("-.0123456789") == std::string::npos
               ? value
               : in_quotes(value, dialect_);
  }

  [[nodiscard]] std::string ticked(const Question& question, const std::string& code) const {
    switch (dialect_) {
      case Dialect::xlsform:
        return "selected(" + names_.question(question) + ", " + in_quotes(code, dialect_) + ")";
      case Dialect::surveyjs:
        return names_.question(question) + " contains " + in_quotes(code, dialect_);
      case Dialect::limesurvey:
        break;
    }
    if (question.kind == QuestionKind::ranking) return at_any_rank(question, code);
    // A table takes one answer a row there; the variable of an option to write on holds what was written.
    if (!question.grid.empty()) return names_.question(question) + " == " + value(question, code);
    const auto written = question.write_ins();
    return !written.empty() && written.back()->code == code ? "!is_empty(" + names_.option(question, code) + ")"
                                                            : names_.option(question, code) + " == \"Y\"";
  }

  /// LimeSurvey keeps a variable for each rank: "topics_1.NAOK".
  [[nodiscard]] std::string at_any_rank(const Question& question, const std::string& code) const {
    const auto name = names_.question(question);
    const auto point = std::min(name.find('.'), name.size());
    const auto ranks = question.limit > 0 ? question.limit : question.options.size();
    std::string out;
    for (std::size_t rank = 1; rank <= ranks; ++rank) {
      out += (rank == 1 ? "" : " or ") + name.substr(0, point) + "_" + std::to_string(rank) + name.substr(point) +
             std::string(sign_of(Operator::equal, dialect_)) + value(question, code);
    }
    return "(" + out + ")";
  }

  [[nodiscard]] std::string is(const Question& question, const std::string& code) const {
    if (takes_several(question)) return ticked(question, code);
    return names_.question(question) + std::string(sign_of(Operator::equal, dialect_)) + value(question, code);
  }

  [[nodiscard]] std::string answered(const Question& question, bool inside) const {
    const auto name = names_.question(question);
    if (dialect_ == Dialect::xlsform) return name + " != ''";
    if (dialect_ == Dialect::surveyjs) return name + " notempty";
    if (!takes_several(question) || !question.grid.empty()) return "!is_empty(" + name + ")";
    return one_of(question, all_codes(question), inside);
  }

  static std::vector<std::string> all_codes(const Question& question) {
    std::vector<std::string> codes;
    for (const auto& option : question.options) codes.push_back(option.code);
    return codes;
  }

  [[nodiscard]] std::string one_of(const Question& question, const std::vector<std::string>& codes, bool inside) const {
    std::string out;
    for (const auto& code : codes) out += (out.empty() ? "" : " or ") + is(question, code);
    return inside && codes.size() > 1 ? "(" + out + ")" : out;
  }

  /// The options that stand there in the order, since other programs compare names and not places.
  static std::vector<std::string> codes_where(const Question& question, const Filter& filter) {
    std::vector<std::string> codes;
    const auto field = forms::field_of(question);
    for (const auto& option : question.options) {
      if (query::matches(filter, {{question.code, {option.code}}}, {field})) codes.push_back(option.code);
    }
    return codes;
  }

  [[nodiscard]] std::string compared(const Filter& filter, const Question& question, bool inside) const {
    const auto first = filter.values.empty() ? std::string() : filter.values.front();
    switch (filter.op) {
      case Operator::is_answered:
        return answered(question, inside);
      case Operator::is_in:
        return one_of(question, filter.values, inside);
      case Operator::contains:
        if (takes_several(question)) return ticked(question, first);
        if (dialect_ == Dialect::surveyjs) return names_.question(question) + " contains " + in_quotes(first, dialect_);
        if (dialect_ == Dialect::limesurvey)
          return "!is_empty(stristr(" + names_.question(question) + ", " + in_quotes(first, dialect_) + "))";
        return "contains(" + names_.question(question) + ", " + in_quotes(first, dialect_) + ")";
      case Operator::equal:
      case Operator::not_equal:
        break;
      default:
        if (question.has_options() && !question.numbered) {
          const auto codes = codes_where(question, filter);
          return codes.empty() ? answered(question, inside) : one_of(question, codes, inside);
        }
        break;
    }
    return names_.question(question) + std::string(sign_of(filter.op, dialect_)) + value(question, first);
  }

  const Form& form_;
  Dialect dialect_;
  const DialectNames& names_;
};

}  // namespace

std::string condition_text(const Filter& filter, const Form& form, Dialect dialect, const DialectNames& names) {
  return Writer(form, dialect, names).text(filter, false);
}

}  // namespace muster::conversions
