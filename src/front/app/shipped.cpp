// Finds shipped files.
#include <muster/front/app/shipped.hpp>

#include <muster/embedded/shipped.hpp>
#include <muster/kit/base/file.hpp>
#include <muster/kit/base/nearest.hpp>

namespace muster::app {
namespace {

Result<Text> text_of(const std::string& name, const std::string& folder, const std::string& ending,
                     const std::string& what) {
  if (name.find('/') != std::string::npos || name.find('.') != std::string::npos || name == "-") {
    MUSTER_TRY(body, read_file(name, std::size_t{1} << 20U));
    return Text{name, std::move(body)};
  }
  const auto found = shipped(folder + "/" + name + ending);
  if (found.data() != nullptr) return Text{name + ending, std::string(found)};
  const auto names = shipped_names(folder, ending);
  const auto hint = did_you_mean(name, names);
  std::string list;
  for (const auto& each : names) list += (list.empty() ? "" : ", ") + each;
  return not_found("There is no " + what + " \"" + name + "\"" + (hint.empty() ? "." : "; " + hint) +
                   " Shipped: " + list + "; or name a file.");
}

}  // namespace

std::string_view shipped(std::string_view name) {
  for (const auto& file : embedded::shipped()) {
    if (file.name == name) return file.bytes;
  }
  return {};
}

std::vector<std::string> shipped_names(std::string_view folder, std::string_view ending) {
  std::vector<std::string> names;
  for (const auto& file : embedded::shipped()) {
    auto name = file.name;
    if (!name.starts_with(folder) || !name.ends_with(ending)) continue;
    name.remove_prefix(folder.size() + 1);
    name.remove_suffix(ending.size());
    names.emplace_back(name);
  }
  return names;
}

std::vector<std::pair<std::string, std::string>> shipped_texts(const std::string& folder, const std::string& ending) {
  std::vector<std::pair<std::string, std::string>> texts;
  for (const auto& name : shipped_names(folder, ending)) {
    texts.emplace_back(name, std::string(shipped(folder + "/" + name + ending)));
  }
  return texts;
}

Result<Text> form_text(const std::string& name) { return text_of(name, "forms", ".form", "form"); }
Result<Text> report_text(const std::string& name) { return text_of(name, "reports", ".report", "report"); }

}  // namespace muster::app
