// Serves the embedded assets under hashed names, so that browsers may keep them for ever.
#include <muster/platform/web/assets.hpp>

#include <muster/embedded/assets.hpp>
#include <muster/kit/base/id.hpp>
#include <muster/platform/web/view.hpp>

#include <map>
#include <stdexcept>

#include <muster/platform/web/gzip.hpp>

namespace muster::web {

namespace {

constexpr std::size_t least_to_pack = 1024;

struct Asset {
  std::shared_ptr<const std::string> bytes;
  std::shared_ptr<const std::string> gzipped;  ///< not set where it would not be smaller
  std::string hashed_name;
  std::string type;
};

std::string type_of(std::string_view name) {
  if (name.ends_with(".css")) return "text/css; charset=utf-8";
  if (name.ends_with(".js")) return "text/javascript; charset=utf-8";
  if (name.ends_with(".svg")) return "image/svg+xml; charset=utf-8";
  if (name.ends_with(".woff2")) return "font/woff2";
  throw std::logic_error("no content type is known for " + std::string(name));
}

Asset made(std::string_view name, std::string bytes) {
  const auto dot = name.rfind('.');
  std::string hashed(name.substr(0, dot));
  hashed += "." + fingerprint(bytes).substr(0, 12);
  hashed += name.substr(dot);
  Asset asset{std::make_shared<const std::string>(std::move(bytes)), nullptr, std::move(hashed), type_of(name)};
  if (is_compressible(asset.type) && asset.bytes->size() > least_to_pack)
    asset.gzipped = std::make_shared<const std::string>(gzipped(*asset.bytes, 9, Padding::none));
  return asset;
}

std::map<std::string, Asset> load() {
  std::map<std::string, Asset> assets;
  for (const auto& file : embedded::assets())
    if (!file.name.ends_with(".css")) assets.emplace(file.name, made(file.name, std::string(file.bytes)));
  // A style sheet names the font and the marks; its own hash must change with theirs.
  for (const auto& file : embedded::assets()) {
    if (!file.name.ends_with(".css")) continue;
    std::string text(file.bytes);
    for (const auto& [name, asset] : assets)
      for (auto at = text.find(name); at != std::string::npos; at = text.find(name, at + asset.hashed_name.size()))
        text.replace(at, name.size(), asset.hashed_name);
    assets.emplace(file.name, made(file.name, std::move(text)));
  }
  return assets;
}

const std::map<std::string, Asset>& assets() {
  static const auto loaded = load();
  return loaded;
}

}  // namespace

std::string asset(std::string_view name) {
  const auto found = assets().find(std::string(name));
  if (found == assets().end()) throw std::logic_error("there is no asset " + std::string(name));
  return "/assets/" + found->second.hashed_name;
}

Reply asset_page(const Request& request) {
  for (const auto& [name, asset] : assets()) {
    if (asset.hashed_name != request.capture("file")) continue;
    // Two forms of one file are two things to a cache: each has its own tag.
    const bool pack = asset.gzipped != nullptr && accepts_gzip(request.headers.get("accept-encoding"));
    const std::string tag = '"' + asset.hashed_name + (pack ? ".gz\"" : "\"");
    Reply reply{200, asset.type, {}, {{"Cache-Control", "public, max-age=31536000, immutable"}, {"ETag", tag}}};
    if (asset.gzipped != nullptr) reply.headers.emplace_back("Vary", "Accept-Encoding");
    // One stands between phones and the pages of forms, the other before the doors of events, and nothing else.
    if (name == "form_worker.js") reply.headers.emplace_back("Service-Worker-Allowed", "/f/");
    if (name == "door_worker.js") reply.headers.emplace_back("Service-Worker-Allowed", "/events/");
    if (pack) reply.headers.emplace_back("Content-Encoding", "gzip");
    reply.kept = pack ? asset.gzipped : asset.bytes;
    return reply;
  }
  return {404, "text/plain; charset=utf-8", "There is no such file.\n", {}};
}

}  // namespace muster::web
