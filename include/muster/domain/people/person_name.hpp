#pragma once
// What of a typed name is the name: titles, letters after it, pronouns and remarks stay as typed for the badge, and are
// left out when people are compared and sorted.

#include <string>
#include <string_view>
#include <vector>

namespace muster::people {

struct NameParts {
  std::string given;   ///< as typed, without title and remark: "Wren"
  std::string family;  ///< as typed, without letters after it and remark: "Oakdene", "Mhac an tSaoi"
  std::string sex;     ///< that a title tells: "m", "f", or empty
  std::string line;    ///< "jr", "sr", "ii" ...: father and son are two
  std::string remark;  ///< folded, of one that nobody knows: "Sam Jones (Finance)"
};

/// "Prof Sir Alan", "Quill OBE (he/him)" -> "Alan", "Quill". What would leave no name stays: "Dr Venner" is no
/// "Venner".
[[nodiscard]] NameParts name_parts(std::string_view first_name, std::string_view last_name);

/// "Jo Venner" -> "Jo", "Venner"; "Venner, Jo" likewise; "Jo van der Berg, PhD" -> "Jo", "van der Berg, PhD"; one word
/// is a surname. Nothing typed is lost.
void split_name(std::string_view full, std::string& first, std::string& last);

/// A text that any database orders byte by byte as people expect names to be ordered: surname, then first name. Empty
/// for somebody without a name.
[[nodiscard]] std::string name_order(const std::string& first_name, const std::string& last_name);

}  // namespace muster::people
