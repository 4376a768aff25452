// The rules of text_formats.cpp as patterns. Signs are escaped for browsers that read them as sets (the flag v).
#include <muster/domain/forms/text_pattern.hpp>

namespace muster::forms {
namespace {

const std::string letter_of_host = R"([A-Za-z0-9\u0080-\u{10FFFF}])";
const std::string sign_of_host = R"([A-Za-z0-9\u0080-\u{10FFFF}\-])";
/// At least one point, none beside another, and no hyphen at either end.
const std::string host = "(?!-)(?:" + sign_of_host + R"(+\.)+)" + sign_of_host + "*" + letter_of_host;
const std::string blank = R"([ \t]*)";
const std::string first_half =
    blank + "[A-Za-z]" + blank + "[A-Za-z]?" + blank + "[0-9]" + blank + "[0-9A-Za-z]?" + blank;
const std::string second_half = "[0-9]" + blank + "[A-Za-z]" + blank + "[A-Za-z]" + blank;

std::string email() {
  const std::string sign = R"([^ \t,;:<>\(\)\[\]"\\@.])";
  return R"(\s*(?=[^@]{1,64}@))" + sign + R"(+(?:\.)" + sign + "+)*@" + host + R"(\s*)";
}

std::string web() {
  return R"(\s*(?:[Hh][Tt][Tt][Pp][Ss]?:\/\/)?(?:[^\s"<>\/?#@]*@)?)" + host +
         R"((?::[0-9]{0,5})?(?:[\/?#][^\s"<>]*)?\s*)";
}

std::string date() {
  const std::string between = R"([ \/.\-,\t])";
  const std::string month = between + "+(?:[0-9]{1,2}|[A-Za-z]{3,9})" + between + "+";
  return between + "*(?:[0-9]{1,2}" + month + "[0-9]{4}|[0-9]{4}" + month + "[0-9]{1,2}(?: 00:00:00)?)" + between + "*";
}

}  // namespace

std::string pattern_of(TextFormat format) {
  switch (format) {
    case TextFormat::any:
      return {};
    case TextFormat::email:
      return email();
    case TextFormat::web:
      return web();
    case TextFormat::telephone:
      return R"(\s*(?=(?:[^0-9]*[0-9]){7,15}[^0-9]*$)[0-9+\(][0-9 \(\)\-.\/]*\s*)";
    case TextFormat::postcode:
      return first_half + second_half;
    case TextFormat::district:
      return first_half + "(?:" + second_half + ")?";
    case TextFormat::date:
      return date();
    case TextFormat::time:
      return R"(\s*[0-9 ]{1,5}(?:[:.][0-9 ]{2,4}(?::00)?)? *(?:[AaPp] *\.? *[Mm]\.?)?\s*)";
  }
  return {};
}

}  // namespace muster::forms
