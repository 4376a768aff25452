#pragma once
// The hidden fields of a page, for tests that press its buttons without a browser.

#include <string>
#include <utility>
#include <vector>

namespace muster::test {

/// What a browser would send back of a page's hidden fields, `token` apart.
inline std::vector<std::pair<std::string, std::string>> hidden_fields(const std::string& body) {
  std::vector<std::pair<std::string, std::string>> fields;
  const std::string mark = "<input type=\"hidden\" name=\"";
  for (auto at = body.find(mark); at != std::string::npos; at = body.find(mark, at + 1)) {
    const auto name_at = at + mark.size();
    const auto name = body.substr(name_at, body.find('"', name_at) - name_at);
    const auto value_at = body.find("value=\"", name_at) + 7;
    auto value = body.substr(value_at, body.find('"', value_at) - value_at);
    for (const auto& [from, to] : {std::pair{"&lt;", "<"}, std::pair{"&gt;", ">"}, std::pair{"&quot;", "\""},
                                   std::pair{"&#39;", "'"}, std::pair{"&amp;", "&"}}) {
      for (auto hit = value.find(from); hit != std::string::npos; hit = value.find(from, hit + 1)) {
        value.replace(hit, std::string(from).size(), to);
      }
    }
    if (name != "token") fields.emplace_back(name, value);
  }
  return fields;
}

}  // namespace muster::test
