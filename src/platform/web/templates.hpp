#pragma once
// The templates of all rooms, read once. ctemplate fills and escapes them; it hides a missing value, so the markers of
// every template are also kept here and checked against the view.

#include <muster/kit/base/embedded.hpp>
#include <muster/platform/web/view.hpp>

#include <map>
#include <memory>
#include <set>
#include <string>
#include <vector>

namespace ctemplate {
class TemplateCache;
}

namespace muster::web {

/// One marker or section of a template; sections hold the markers inside them.
struct Marker {
  enum class Kind { text, markup, section };
  Kind kind = Kind::text;
  std::string name;
  std::vector<Marker> inside;
};

class Templates {
 public:
  /// Throws std::logic_error for a template that cannot be read: it says which and why.
  explicit Templates(const std::vector<embedded::File>& files);
  ~Templates();
  Templates(const Templates&) = delete;
  Templates& operator=(const Templates&) = delete;

  [[nodiscard]] std::string render(const std::string& name, const View& view) const;
  [[nodiscard]] const std::vector<Marker>& markers(const std::string& name) const;

 private:
  struct Shape {
    std::vector<Marker> markers;
    std::set<std::string> sections;
  };
  std::map<std::string, Shape> shapes_;
  std::unique_ptr<ctemplate::TemplateCache> cache_;
};

}  // namespace muster::web
