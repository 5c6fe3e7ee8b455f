<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>FarmlandGuard</name>
    <message>
        <source>Accepted polygon {number} cannot be used: {problem}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>BATCH is empty; name the batch, for example “2026年10月卫片”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>CASES is empty; give the codes of the cases, separated by commas.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>COUNTY must be the six-digit code of the county, not “{code}”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>COUNTY_NAME is empty; give the county&apos;s name.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>DEADLINE_DAYS must be between 1 and {most}, not {days}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>EPSG:{code} is not a known coordinate reference system.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Geometry engine: QGIS (shapely 2 is not installed; the same figures, only slower).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Geometry engine: shapely (fast).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>REASON is empty; a verdict needs a reason.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>SCOPE is open or all, not “{scope}”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The case&apos;s polygon cannot be used: {problem}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The code {code} is taken; choose another.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The date of signing, {date}, lies in the future.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file {path} does not exist.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The folder {path} does not exist.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The parts differ from their control area by {difference}, more than the {limit} that rounding can explain: check the areas instead of adjusting them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The record {uid} of {table} is gone; nothing was written.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The register already has {role} in version “{version}”; give another VERSION.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The register has neither permanent basic farmland nor land use; import a base layer first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The register has no case to check.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The register has no case {codes}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The register has no task “{key}”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The register has no township layer; the townships were left empty.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The register refuses a value ({detail}); nothing was written.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The rule pack {path} cannot be read: {reason}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no record {uid} in {table}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no register at {path}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>VERSION is empty; name the version, for example “2025年度变更调查”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a hole lies outside the outer ring</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a ring has too few different points</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a ring is there twice</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a ring touches or crosses itself</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>holes cut the interior into pieces</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>left out: {reason}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no geometry</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no parcel line (ending with @) stands before the points; one unnamed parcel is read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>one hole lies inside another</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>one part lies inside another</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>parcel code {code} was already used in line {line}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>parcel {code} has no points and was left out.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>parcel {code} is a {kind}, not an area (面), and was left out.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>parcel {code} states an area of {stated}{unit}, but its points enclose {hectares} 公顷.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>parcel {code} states {count} points but has none.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>parcel {code} states {stated} points but has {count} point lines.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>repaired ({reason})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>shape (m²)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the boundary crosses itself</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the code {code} already came in row {first}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the columns stand in the order east, north; they were read as X (north), Y (east).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the coordinates cannot be transformed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the coordinates do not fit the coordinate system of the layer (check the zone prefix and the order of the axes)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the coordinates of {file} cannot be in {crs}; state another CRS.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the coordinates {x}, {y} lie outside China&apos;s coordinate range.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the geometry cannot be read by QGIS</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the geometry could not be repaired</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the geometry encloses no area</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the geometry engine gave up: {reason}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the geometry has an unknown byte order</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the geometry has bytes left over at its end</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the geometry has coordinates that are not numbers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the geometry holds curves: turn them into straight segments first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the geometry is cut off in the middle</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the geometry is empty</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the geometry is far larger than any county: a vertex must be misplaced, or the layer&apos;s coordinate system is wrong</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the geometry is nested too deeply</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the geometry is not a polygon</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the geometry was invalid and has been repaired: {reason}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the header names no 坐标系; 2000国家大地坐标系 is assumed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the header states {stated}° zones, but zone {zone} is a {width}° zone.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the header&apos;s 带号 is {zone}, but eastings begin with {prefixes}; 带号 is trusted.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the order of X (north) and Y (east) changes within a parcel.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the parcel line has a number of fields that fits no known layout, or its number of points is not a number; expected is 点数,面积,地块编号,地块名称,图形属性,图幅号,地块用途,地类编码,@.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the parcel line lacks the closing @.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the patch code is empty</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the ring that starts here has fewer than three different points, or no area; an area needs at least three points that are not on one line.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the stated area “{text}” is not a number with a known unit.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>there is no geometry</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>this ring repeats an earlier ring of the parcel and was passed over.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{code} is closed and was not updated.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{code} was redrawn during the check; check it again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} lines use full-width commas, colons or digits; they were read as half-width.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} repeated points of this ring were passed over.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{field} is empty; a person needs name, unit and role.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{field} is longer than {length} characters; the full text: {text}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{field} “{text}” is no number and was left empty</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file} cannot be read: {reason}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file} cannot be written: {reason}; close it elsewhere or choose another folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file} does not say in which zone its eastings are counted (no 带号 in the header); state the CRS.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file} has no column “{column}”; it has: {columns}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file} has {size} MB, more than the {limit} MB that a text file may have.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file} holds no parcel: no line ending with @ is followed by points 点号,圈号,X,Y.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file} holds no readings.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file} holds projected WGS84 coordinates; state the CRS when reading it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file} is in {system}; there are no public parameters from it to CGCS2000, have the surveying office convert it first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file} is not a text file (it holds zero bytes); save it as text in GBK or UTF-8.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file} names the unknown coordinate system “{system}”; state the CRS when reading it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file}, line {line}: the text is neither UTF-8 nor GB18030; save the file in one of them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file}, line {line}: {reason}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file}, row {row}: {column} is empty.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file}: the header&apos;s 带号 is {zone}, but the eastings begin with {prefixes}; correct 带号 or state the CRS.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{layer} holds no usable polygon; nothing was written.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{layer} lacks a field for the land class (DLBM); it has: {fields}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{layer} lacks a field for the patch code (JCBH); it has: {fields}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{layer} lacks a field for {missing}; it has: {fields}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{layer}, row {row}: left out ({reason}).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{layer}, row {row}: repaired ({reason}).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{layer}, row {row}: {reason}; the net area is taken as the gross.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{layer}, row {row}: {text}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} cannot be created.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} cannot be written: {reason}. Nothing was written.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} is a damaged register: its description lacks {key}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} is already there; a register is never overwritten. Choose another name.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} is being written by another program. Save or end the edit session there and try again; nothing was written.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} is newer (format {found}) than this version of the plugin (format {known}).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} is not a Farmland Guard register.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} was made by a newer version of Farmland Guard (format {found}; this version knows {known}). Update the plugin to open it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} was made by an older version (format {found}, now {known}). Run “Upgrade register” first; it makes a backup.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path}, rule {number}: {reason} is missing or wrong.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{reason} near {x}, {y}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{title}: the file was changed after it was attached.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{title}: the file {path} is missing.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{bureau}” is no bureau that signs.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{kind}” is no kind of attachment.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{measure}” is no measure of rectification.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{name}” is already in the list ({unit}). Tell two people of one name apart in the name, for example with the unit in brackets.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{name}” is not in the list of people, which is empty. Add people first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{name}” is not in the list of people. Known: {people}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{opinion}” is no opinion; say pass or fail.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{role}” is no role of a base layer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{source}” is no source of clues.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{state}” is no state. Known: {known}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{text}” is neither a parcel line (ending with @) nor a point line 点号,圈号,X,Y with readable numbers.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{text}” is not written as key=value and was passed over.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{verdict}” is no verdict. Known: {known}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>带号 “{value}” is no zone of China (3°: 25–45, 6°: 13–23).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>计量单位 is {unit}, but the coordinates are degrees.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>计量单位 is 度, but these coordinates are not degrees; correct the header.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
</TS>
