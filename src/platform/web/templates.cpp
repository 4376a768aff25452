// Fills templates with ctemplate, after checking that nothing would be left empty by mistake.
#include "templates.hpp"

#include <ctemplate/template_cache.h>
#include <ctemplate/template_dictionary.h>

#include <muster/embedded/pages.hpp>

#include <stdexcept>

#include "marker_reader.hpp"

namespace muster::web {

namespace {

using Parents = std::vector<const View*>;

bool has(const Parents& views, const std::string& name, bool markup) {
  for (const View* view : views)
    if ((markup ? view->markups() : view->values()).contains(name)) return true;
  return false;
}

const std::deque<View>* section_of(const Parents& views, const std::string& name) {
  for (auto view = views.rbegin(); view != views.rend(); ++view)
    if (const auto found = (*view)->sections().find(name); found != (*view)->sections().end()) return &found->second;
  return nullptr;
}

/// Every marker that will be shown has a value of its own kind, in this view or in one of its parents.
void check(const std::string& name, const std::vector<Marker>& markers, Parents& views) {
  for (const Marker& marker : markers) {
    if (marker.kind == Marker::Kind::section) {
      const auto* rounds = section_of(views, marker.name);
      if (rounds == nullptr) continue;
      for (const View& round : *rounds) {
        views.push_back(&round);
        check(name, marker.inside, views);
        views.pop_back();
      }
      continue;
    }
    const bool markup = marker.kind == Marker::Kind::markup;
    if (!has(views, marker.name, markup))
      throw std::logic_error("template " + name + ": the view sets no " + (markup ? "markup" : "value") + " for " +
                             marker.name);
    if (has(views, marker.name, !markup))
      throw std::logic_error("template " + name + ": " + marker.name + " is set both as a value and as markup");
  }
}

void collect_sections(const std::vector<Marker>& markers, std::set<std::string>& names) {
  for (const Marker& marker : markers) {
    if (marker.kind == Marker::Kind::section) names.insert(marker.name);
    collect_sections(marker.inside, names);
  }
}

void check_sections(const std::string& name, const std::set<std::string>& known, const View& view) {
  for (const auto& [section, rounds] : view.sections()) {
    if (!known.contains(section)) throw std::logic_error("template " + name + " has no section " + section);
    for (const View& round : rounds) check_sections(name, known, round);
  }
}

void fill(ctemplate::TemplateDictionary& dictionary, const View& view) {
  for (const auto& [name, value] : view.values()) dictionary.SetValue(name, value);
  for (const auto& [name, value] : view.markups()) dictionary.SetValue(name, value);
  for (const auto& [name, rounds] : view.sections())
    for (const View& round : rounds) fill(*dictionary.AddSectionDictionary(name), round);
}

}  // namespace

Templates::Templates(const std::vector<embedded::File>& files) : cache_(std::make_unique<ctemplate::TemplateCache>()) {
  std::map<std::string, std::string_view> texts;
  for (const auto& file : files) texts.emplace(file.name, file.bytes);
  for (const auto& [name, bytes] : texts) {
    const std::string text = with_parts(texts, name);
    Shape shape{read_markers(text, name), {}};
    collect_sections(shape.markers, shape.sections);
    shapes_.emplace(name, std::move(shape));
    if (!cache_->StringToTemplateCache(name, "{{%AUTOESCAPE context=\"HTML\"}}\n" + text, ctemplate::STRIP_BLANK_LINES))
      throw std::logic_error("template " + name +
                             " cannot be read: look for a marker where none may stand, such as "
                             "in a script or in an attribute without quotes");
  }
  cache_->Freeze();
}

Templates::~Templates() = default;

const std::vector<Marker>& Templates::markers(const std::string& name) const {
  const auto found = shapes_.find(name);
  if (found == shapes_.end()) throw std::logic_error("there is no template " + name);
  return found->second.markers;
}

std::string Templates::render(const std::string& name, const View& view) const {
  Parents views{&view};
  check(name, markers(name), views);
  check_sections(name, shapes_.at(name).sections, view);
  ctemplate::TemplateDictionary dictionary(name);
  fill(dictionary, view);
  std::string text;
  if (!cache_->ExpandNoLoad(name, ctemplate::STRIP_BLANK_LINES, &dictionary, nullptr, &text))
    throw std::logic_error("template " + name + " could not be filled");
  return text;
}

std::string render(const std::string& template_name, const View& view) {
  static const Templates templates(embedded::pages());
  return templates.render(template_name, view);
}

}  // namespace muster::web
