// Names and values for one template.
#include <muster/platform/web/view.hpp>

namespace muster::web {

View& View::set(const std::string& name, std::string value) {
  values_[name] = std::move(value);
  return *this;
}

View& View::set(const std::string& name, std::int64_t number) { return set(name, std::to_string(number)); }

View& View::markup(const std::string& name, std::string html) {
  markups_[name] = std::move(html);
  return *this;
}

View& View::show(const std::string& section) {
  if (sections_[section].empty()) sections_[section].emplace_back();
  return *this;
}

View& View::show(const std::string& section, const std::string& value) {
  if (!value.empty()) add(section, value);
  return *this;
}

View& View::show_if(bool shown, const std::string& section, const std::string& otherwise) {
  if (shown) return show(section);
  if (!otherwise.empty()) show(otherwise);
  return *this;
}

View& View::add(const std::string& section) { return sections_[section].emplace_back(); }

View& View::add(const std::string& section, std::string value) { return add(section).set(section, std::move(value)); }

View& View::add(const std::string& section, std::int64_t number) { return add(section, std::to_string(number)); }

View& View::add_each(const std::string& section, const std::vector<std::string>& values) {
  for (const auto& value : values) add(section, value);
  return *this;
}

View& View::add_link(const std::string& section, std::string words, std::string path) {
  return add(section, std::move(words)).set(section + "_PATH", std::move(path));
}

View& View::head(std::string headline, const std::string& lead) {
  return set("HEADLINE", std::move(headline)).show("LEAD", lead);
}

}  // namespace muster::web
