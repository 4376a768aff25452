#pragma once
// What a template is filled with, and how a whole page is made from one. Values are escaped by the context in which
// they stand (ctemplate's auto-escaping); only `markup` is trusted, and only for what our own code drew.
//
// In templates:
//   {{NAME}}            a value, escaped; attributes around it must have quotes
//   {{NAME:p}}          the same, keeping line breaks: needed in <textarea> and <pre>
//   {{NAME:none}}       trusted markup, given by View::markup
//   {{#ROW}}..{{/ROW}}  a section: hidden unless shown, repeated once for each add()
//   {{#LEAD}}<p>{{LEAD}}</p>{{/LEAD}}  a section of one value, which bears its name: show("LEAD", lead) leaves out both
//                       where there is nothing to say, add_each("STEP", steps) repeats it
//   {{>PART}}           the text of pages/part.html of the same room, or else of web; it sees what stands around it
//   {{!words}}          a note that is not sent
// Every form carries <input type="hidden" name="token" value="{{TOKEN}}"> set from Request::token.

#include <muster/kit/base/result.hpp>
#include <muster/platform/web/reply.hpp>
#include <muster/platform/web/request.hpp>

#include <cstdint>
#include <deque>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace muster::web {

/// Names and values for one template. Markers are capitals: {{TITLE}}, sections {{#ROW}}...{{/ROW}}.
class View {
 public:
  View& set(const std::string& name, std::string value);
  /// Plain digits, fit for attributes; use grouped() where people read it.
  View& set(const std::string& name, std::int64_t number);
  /// Trusted HTML or SVG from our own code, for a marker written {{NAME:none}}.
  View& markup(const std::string& name, std::string html);
  /// Shows the section once, filled from this view.
  View& show(const std::string& section);
  /// Shows the section with `value` under its own name, unless that is empty.
  View& show(const std::string& section, const std::string& value);
  /// Shows `section` where `shown`, and `otherwise` (when not empty) where not.
  View& show_if(bool shown, const std::string& section, const std::string& otherwise = {});
  /// Adds one round of a section; the child sees its own values and those of its parents.
  View& add(const std::string& section);
  /// The same with `value` under the section's own name, empty or not.
  View& add(const std::string& section, std::string value);
  View& add(const std::string& section, std::int64_t number);
  /// One round for each value, under the section's own name.
  View& add_each(const std::string& section, const std::vector<std::string>& values);
  /// A link: {{#MORE}}<a href="{{MORE_PATH}}">{{MORE}}</a>{{/MORE}}. The child may say more of it.
  View& add_link(const std::string& section, std::string words, std::string path);
  /// What the page says first, where its template has {{>HEAD_WORDS}}: the heading, and the lead where there is one.
  View& head(std::string headline, const std::string& lead = {});

  [[nodiscard]] const std::map<std::string, std::string>& values() const { return values_; }
  [[nodiscard]] const std::map<std::string, std::string>& markups() const { return markups_; }
  [[nodiscard]] const std::map<std::string, std::deque<View>>& sections() const { return sections_; }

 private:
  std::map<std::string, std::string> values_;
  std::map<std::string, std::string> markups_;
  std::map<std::string, std::deque<View>> sections_;
};

/// Renders an embedded template ("domain/events/pages/overview.html", named from src/). A template that does not exist,
/// a marker that is shown but not set, and a section that the template does not have throw std::logic_error: they are
/// errors of the program, found by the tests.
[[nodiscard]] std::string render(const std::string& template_name, const View& view);

/// Path of an asset with its content hash, cacheable for ever: asset("desk.css") -> "/assets/desk.1f3a....css".
[[nodiscard]] std::string asset(std::string_view name);

}  // namespace muster::web
