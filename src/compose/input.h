#pragma once

#include <functional>
#include <map>
#include <memory>
#include <string>

#include "base/base.h"
#include "compose/opencc.h"
#include "doc/doc.h"
#include "spec/spec.h"
#include "value/value.h"

namespace jianbao::compose {

// What a layout's expressions may name besides the fields of `data`.
struct Input {
  const spec::Layout& layout;
  const spec::Theme& theme;
  const value::Value& data;
  const std::map<std::string, value::Value>& sources;  // of the project, by name
  spec::Edition edition;
  // The picture that a layout or data file names at a place; null, with an error said, if it can't
  // be read.
  std::function<const doc::Picture*(const std::string& path, base::Span)> open;
  // The same for a chart's spec, with the data files that it names.
  std::function<const spec::Chart*(const std::string& path, base::Span)> open_chart;
  // The same for the data file that a layout's own chart names.
  std::function<const value::Value*(const std::string& path, base::Span)> open_data;
  // The font families that stand for CSS's generic ones, where there are such: monospace, kai.
  std::map<std::string, std::string> generic_families = {};
  // Of the worker; without it traditional editions keep what is written in simplified characters.
  std::shared_ptr<HanConverter> converter = nullptr;
  // Units that the project declares; null: none.
  std::shared_ptr<const expr::OwnUnits> units = nullptr;
  // Sources that could not be read, and why; null: all could.
  const std::map<std::string, base::Diagnostic>* unread = nullptr;
};

}  // namespace jianbao::compose
