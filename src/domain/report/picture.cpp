// What a picture may be called, and that it must be said in words.
#include <muster/domain/report/picture.hpp>

#include <muster/kit/base/number.hpp>
#include <muster/kit/base/utf8.hpp>

#include <algorithm>

namespace muster::report {

Result<std::string> picture_name(std::string_view typed) {
  constexpr std::size_t longest = 40;
  const auto name = lower_case(trimmed(typed));
  if (name.empty()) return bad_input("Give the picture a short name, for example opening.").at("name");
  const auto small = [](char byte) { return byte >= 'a' && byte <= 'z'; };
  const auto plain = [&](char byte) { return small(byte) || (byte >= '0' && byte <= '9') || byte == '-'; };
  if (name.size() > longest || !small(name.front()) || !std::all_of(name.begin(), name.end(), plain))
    return bad_input(
               "A picture’s name begins with a letter, has letters, digits and hyphens, and 40 of them at most; "
               "for example opening-talk.")
        .at("name");
  return name;
}

Result<std::string> picture_words(std::string_view typed) {
  auto words = trimmed(typed);
  if (words.empty())
    return bad_input("Say what the picture shows: whoever has the report read out hears this in its place.")
        .at("alternative");
  if (const auto count = character_count(words); count > longest_alternative)
    return bad_input("Say what the picture shows in at most 300 characters. This has " +
                     grouped(static_cast<std::int64_t>(count)) + ".")
        .at("alternative");
  return words;
}

}  // namespace muster::report
