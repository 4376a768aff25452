// Reads types as XLSForm's tools do: in any case, with blanks or underscores, by their older names too.
#include "xlsform_cells.hpp"

#include <muster/kit/base/utf8.hpp>

#include <algorithm>
#include <string_view>

namespace muster::conversions {

TypeCell type_of(const std::string& cell) {
  auto text = cell;
  TypeCell out;
  for (const std::string_view end : {" or specify other", " or_other"}) {
    if (lower_case(text).ends_with(end)) {
      text.resize(text.size() - end.size());
      out.or_other = true;
      break;
    }
  }
  // The words of a type in small letters, the name of its list as it is.
  const auto space = text.find_last_of(" \t");
  const auto list = space == std::string::npos ? std::string() : text.substr(space + 1);
  const auto head = lower_case(trimmed(space == std::string::npos ? text : text.substr(0, space)));
  const auto whole = lower_case(text);
  auto name = head;
  std::replace(name.begin(), name.end(), ' ', '_');
  if (name.ends_with("_from")) name.resize(name.size() - 5);
  for (const std::string_view one :
       {"select1", "add_select_one_prompt_using", "select_one_from_file", "select_one_external"}) {
    if (name == one) name = "select_one";
  }
  for (const std::string_view many :
       {"select_all_that_apply", "add_select_multiple_prompt_using", "select_multiple_from_file"}) {
    if (name == many) name = "select_multiple";
  }
  if (name == "begin_loop_over") name = "begin_loop";
  const auto find = [](std::string wanted) -> const XlsType* {
    std::replace(wanted.begin(), wanted.end(), ' ', '_');
    const auto row =
        std::find_if(xls_types.begin(), xls_types.end(), [&](const XlsType& type) { return type.name == wanted; });
    return row == xls_types.end() ? nullptr : &*row;
  };
  out.type = find(whole);
  if (out.type != nullptr) return out;
  out.type = find(name);
  if (out.type != nullptr && (out.type->meaning == XlsMeaning::options || out.type->meaning == XlsMeaning::repeat))
    out.list = list;
  else
    out.type = nullptr;
  return out;
}

bool is_yes(const std::string& cell) {
  const auto text = lower_case(cell);
  return text == "yes" || text == "true" || text == "true()" || text == "1" || text == "y";
}

bool is_no(const std::string& cell) {
  const auto text = lower_case(cell);
  return text.empty() || text == "no" || text == "false" || text == "false()" || text == "0" || text == "n";
}

}  // namespace muster::conversions
