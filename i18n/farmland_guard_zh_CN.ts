<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>FarmlandGuard</name>
    <message>
        <source> days from today</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&lt;b&gt;{county}&lt;/b&gt; · {total} cases, {open} of them open</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A check is running.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A csv or xlsx table with the columns 指标, 数值, 单位 (indicator, value, unit)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A layer of the project…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A register is one GeoPackage in a projected CGCS2000 system, usually the 3-degree zone the county lies in.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A task settled by document needs no joint sign-off.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Accepted cases that can be closed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Accepted polygon {number} cannot be used: {problem}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Acting person</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add a person</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add a person to the register&apos;s list</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add file…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add person</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Added</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Adds area_m2: the area on the CGCS2000 ellipsoid by the survey standard&apos;s series (图斑椭球面积, TD/T 1055-2019), edges over 70 m divided on the projection plane first. Invalid polygons are repaired for measuring and reported; their geometry is not changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Adjusted (m²)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>After adjustment: these add up exactly to the area of the case at 0.01 m²</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Against</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All batches</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All cases</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All states</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All townships</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Already known and equal: {codes}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Already “{state}”: {codes}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Any size</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Area</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Area (亩)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Area method</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Areas and overlap</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Attach: {kind}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>BATCH is empty; name the batch, for example “2026年10月卫片”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Back up and upgrade</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Backup</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Base versions of the register</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Basic farmland (亩)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Basic farmland ≥ 5 亩</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Batch</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Batch name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Both bureaus signed; {case} is “{state}” now.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bring the selected cases to another state</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Brings a register made by an older version of the plugin to today&apos;s format, after a backup beside it. All steps are one transaction. A register that is up to date is left alone.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Brings cases to another state of the lifecycle in a named person&apos;s name: all of them or none. What the lifecycle does not allow is refused with the reason. Going back needs a reason of your own.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bureau</source>
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
        <source>CRS</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>CRS is needed for county {county}: give the CGCS2000 3-degree zone it lies in, for example EPSG:4525.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>CRS to write in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>CRS, where the file does not tell</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel the check; nothing is written then</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancelled; nothing was written.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cannot be closed: {reason}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Case</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Case {code} has no polygon.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Case: {case}; task: {task}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cases</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cases checked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cases delivered</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cases judged</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cases judged illegal that have no rectification task under way.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cases moved</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cases selected on the map</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cases that wait for a named person&apos;s verdict.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cases whose rectification task is past its deadline.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check cases of the register</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check overlap with farmland</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Checked polygons</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Checking overlap with farmland</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a layer of permanent basic farmland, of land use, or both.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a verdict.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose the CRS of the county&apos;s 3-degree zone.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose the opinion.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose the person who acts first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose the person who acts.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose the person who judges.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose the person who signed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose the polygon layer to check.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose where to keep the register.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Click a figure to see the pieces behind it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close case</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Code</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Code or township</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Code, township, village …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Codes already known</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Codes, separated by commas</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Computes for every open case (or all of them) how much permanent basic farmland and cultivated land it takes, in ellipsoidal area, keeps every piece with its source, and applies the rule book. It proposes; a person decides.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Computes for every polygon how much permanent basic farmland and cultivated land it takes, gross and net of the deducted share (KCXS), by ellipsoidal or planar area. Ground that base polygons share is counted once. PIECES lists every part with its source; the adjusted areas of a polygon sum exactly to its area, and what no base polygon covers is a row of its own.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Coordinate reference system</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy files of this kind beside the register and note their SHA-256</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>County code</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>County code (six digits)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>County name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Create register</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cultivated (亩)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cultivated land occupied, gross</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cultivated land occupied, without the deducted share (KCXS)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cultivated land ≥ 10 亩</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cultivated land: gross {gross}, net {net} 亩</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cultivated net (亩)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>DEADLINE_DAYS must be between 1 and {most}, not {days}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Date of signing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Days until the deadline</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Deadline</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Deadline {date}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Details</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Document date</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Document number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Draw a violation patch on the map (画图斑)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Draw again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Draw patch</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Draw the polygon again first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Draw the polygon anew; what is typed here stays</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>EPSG:{code} is not a known coordinate reference system.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Effective date</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ellipsoidal area (survey standard)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Encoding</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>End the task with the number of the approval or decision</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enforcement certificate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enters a person with unit and role into the register. Only these people can be named in a verdict or a signature. Two people of one name must be told apart in the name.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Evidence</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Exchange</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export delivery package</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export land-boundary TXT</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Farmland Guard</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Field of the parcel code</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Field of the parcel name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fields: {fields}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>File</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Findings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Findings of the rule book</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fingerprint (SHA-256)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Folder</source>
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
        <source>Give PBF, LANDUSE or both; there is nothing to check against.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give name, unit and role.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give the code.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give the county&apos;s name.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give the county&apos;s six-digit code.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give the number of the approval or decision.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Gross</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Gross (m²)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>INPUT: {value} is no csv, xlsx or layer that can be read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Identifier of the person</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Import base layer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Import batch of patches</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Import batch…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Import land-boundary TXT</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Import readings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Import readings…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Indicator</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Issue rectification tasks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Issue rectification tasks for the selected cases</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Issue tasks for the {count} cases judged illegal that have none</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Issue tasks…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Issue task…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Issued {issued}, deadline {deadline}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Issues a rectification task for every case whose verdict a person has recorded as illegal and that has no task under way, never for others. The deadline counts calendar days from today.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Judged by</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>KCXS is {value}, but must be at least 0 and below 1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kind</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Known codes that differ</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Land class</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Land use</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Land-boundary TXT</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Law-enforcement certificate no.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Layer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Layers of the project</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Left out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Location</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Make the register of a county</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Makes an empty register (台账): one GeoPackage that holds every case of the county. The CRS is a projected CGCS2000 system; it may be left empty for Yuanqu county (140827), whose zone is 37 (EPSG:4525). A register that is already there is never overwritten.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Measure</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Measure how much farmland they take and apply the rule book</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Measure of rectification; may be changed while the task is under way</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move case</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move to</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move to “{state}”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Net (m²)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Net of ridges</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New cases</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New register</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New register…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New violation patch</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next: close the case.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next: gather the evidence and register that the ground is reclaimed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next: record the document that settles the case.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next: signature of {bureaus}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No case that a person judged illegal is without a task.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No cases yet: import a batch of patches, or draw one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No polygon of this base layer covers this part</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No rectification task was issued.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No register is open. Open the county&apos;s register, or make a new one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No rule has anything to say about this case.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No rule of the rule book applies to this case.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No task passes the filter.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No task was issued yet. Record verdicts in “Violation patches”, then press “Issue tasks…”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No verdict yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>None of the {total} cases passes the filter.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not accepted; {case} went back to “{state}”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not checked yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not checked yet. Run the overlap check first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not checked yet: press Run.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not computed yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not covered</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not signed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Note</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing could be computed; see the problems below.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing was attached to this register yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing was checked yet. Choose what to check and press Run.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>OK</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Occupant</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open a county&apos;s register</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open cases</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open cases that were never checked, or were redrawn since.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open or make a register first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open or make a register first; a patch is drawn into it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open register</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open register…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open the folder of the attachments</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Opinion</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Overdue</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Overlap check</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>PBF (亩)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>PBF net (亩)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Parcels</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Parcels read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Parcels written</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Patch 1 to 10 亩</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Patch &lt; 1 亩</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Patch being drawn</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Patch ≥ 10 亩</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Patches</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Permanent basic farmland</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Permanent basic farmland occupied, gross</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Permanent basic farmland occupied, without the deducted share (KCXS)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Permanent basic farmland: gross {gross}, net {net} 亩</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Person</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Person who signed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pieces</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pieces stored</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Polygons</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Polygons taken in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Polygons to check</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Problems</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Problems ({count})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Profile</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>REASON is empty; a verdict needs a reason.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Read the register anew</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Read the register anew (F5)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Readings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Readings stored</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reads a land-boundary coordinate file (国土 TXT) of any common layout. Every departure is a warning with the line number; what cannot be meant is refused with the line. CRS is needed only where eastings have six digits and the file states no zone.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reason</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reason (optional)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reclaimed cases that wait for the signatures of both bureaus.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Record</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Record a named person&apos;s verdict on the selected cases</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Record a verdict</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Record reclamation quality readings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Record signature…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Record verdict</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Record who signed the sealed paper for this bureau</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Recorded</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Recorded by</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Records that a named person signed the reclamation quality sign-off for the natural resources bureau or the agriculture bureau; a scan of the sealed paper can be attached. When both have signed “pass” the case is accepted; “fail” sends it back to rectification. This records a signature on paper; it is no electronic seal.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Records the verdict of a named person, with a reason, on one or more cases (codes separated by commas): all of them or none. An illegal case becomes verified, any other is dismissed; the earlier verdict stays in the record.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rectification and acceptance</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Refresh</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Register</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Register (*.gpkg)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Register (GeoPackage)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Register made: {path}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Register reclamation done</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Repaired</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Role</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Round {round}: {result}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Row {row} was not part of this check.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rules apply to cases of the register, not to other layers.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Run</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>SCOPE is open or all, not “{scope}”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Scan</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Scan of the sealed paper</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Scan: {file}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Scans (*.pdf *.png *.jpg *.jpeg *.tif *.tiff);;All files (*)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Scope</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Select a case first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Select a case in the list, on the map or in the workbench.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Select a task above.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Select a task first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Select cases on the map or in the list of patches first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Settle by document: {measure}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Settle by document…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show or hide the panel “{title}”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sign joint acceptance</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sign-off</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Signature of {bureau}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Signature recorded; still missing: {bureaus}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Signed by</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Signed on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Size</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sliver</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Small and narrow: the lines may just not match</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Some basic farmland</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Something went wrong inside Farmland Guard: {error}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Source</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Source file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Source id</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Source layer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>State</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>State to reach</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Still to sign: {bureaus}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stores the readings of a reclaimed plot from a table (csv, xlsx or a layer without geometry) with the columns indicator, value and unit (指标、数值、单位). TASK is the task&apos;s number, its uid or the code of the case.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sum {total} m² = area {area} m² ({mu} 亩)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sum {total} m² ≠ area {area}: check this case again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Table of readings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tables (*.csv *.xlsx)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take a batch of monitoring patches into the register</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take the case off the list: “已销号”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take the differences of known codes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Takes a batch of monitoring patches (JCBH, TBLX, QSX, HSX, MJ …) into the register. A code the register already has is left out and what differs is listed; with “take the differences” they are taken over. Township and village are found by location.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Takes permanent basic farmland (pbf), land use (landuse), the ecological redline (redline), approved land (approved), townships (township) or villages (village) into the register. Fields are found by their official names; polygons are brought into the register&apos;s CRS, repaired and reported row by row. Each version keeps its label, effective date and fingerprint.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Task</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Task to issue</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tasks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tasks issued</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The case is closed; nothing is left to do.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The case is “{state}”.</source>
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
        <source>The drawn polygon cannot be brought from {source} to {target}.</source>
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
        <source>The ground is farmland again: “已复耕”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The map {path} cannot be written: {reason}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The measure of {task} is “{measure}” now.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The parts differ from their control area by {difference}, more than the {limit} that rounding can explain: check the areas instead of adjusting them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The polygon cannot be used: {reason}. Draw it again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The polygon was redrawn</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The profile {path} cannot be read: {reason}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The profile {path} lacks {missing}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The profile {path} names an unknown code list in column {column}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The project has no coordinate reference system; set one before drawing.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The record {uid} of {table} is gone; nothing was written.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The rectification task is overdue</source>
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
        <source>The register has no case to deliver.</source>
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
        <source>The register is up to date.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The register refuses a value ({detail}); nothing was written.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The register was upgraded; the backup is {path}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The register&apos;s list of people is empty. Add the person who signs first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The rule pack {path} cannot be read: {reason}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The selected cases have no polygon.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The table {table} of {path} cannot be opened.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The toolbox is off; enable the Processing plugin to import data.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no profile “{name}”. Known: {known}.</source>
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
        <source>These cases were not checked, or were redrawn since: {codes}. Run the overlap check first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>These pieces cannot be shown in the map&apos;s coordinate reference system.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>These were read before; both readings are kept: {indicators}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This case was not checked yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This task is settled by the number of a document, not by reclaiming.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>To check</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>To close</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>To judge</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>To sign</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Township</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Type</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Updated</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Upgrade register</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Upgraded to format {version}; backup: {path}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Upgrading {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>VERSION is empty; name the version, for example “2025年度变更调查”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Value</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Value {value} {unit} · limit {limit} {unit}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Verdict</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Verdict…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Version label</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Violation patches</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Warnings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where the sign-off stands</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where to keep the register</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>With areas</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Without the deducted share (KCXS)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Work</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Workbench</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write the reason.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write what has to be put right.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Writes polygons as a land-boundary coordinate file (国土 TXT): GBK with CRLF, northing before easting, three decimals, the area in hectares (by default planar, as receivers compute it). Without CRS the layer&apos;s own CGCS2000 zone is used, or the 3-degree zone it lies in. With encoding auto, GB18030 is written, with a warning, when a character is not in GBK.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Writes the package that a profile describes: shapefile in GBK, land-boundary TXT and xlsx ledger, in a new folder within FOLDER. The package appears whole or not at all. Profiles: {profiles}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Written opinion</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Zoom</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Zoom the map to the selected case</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Zoom the map to the selected cases</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Zoom the map to these pieces</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Zoom to case</source>
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
        <source>a row has no geometry</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a vertex lies outside the area of the coordinate reference system</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>all texts are plain ASCII</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>arcs were replaced by chords within 0.02 mm.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>cannot be written in {encoding} without change; choose GB18030, or replace the sign.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>changed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>declared by the language id 0x{code:02X} of the .dbf</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>declared in the .cpg file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>declared, but some texts do not fit it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>deleted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>entered</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>fingerprint {fingerprint}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>has more digits than the {length} of the field.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>holes cut the interior into pieces</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>is longer than the {length} bytes of the field; shorten it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>is not a date.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>is not a number.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>is not a whole number.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>its net factor {value} is not between 0 and 1; counted as gross</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>land-boundary TXT is written in CGCS2000 (EPSG:4490, 4491–4554) only, not in {crs}; choose such a CRS.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>left out: {reason}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>neither UTF-8 nor GB18030 fits; bytes are shown as Latin letters</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>neither openpyxl nor GDAL&apos;s XLSX driver is there</source>
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
        <source>nothing is declared; the texts fit {encoding}</source>
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
        <source>overdue</source>
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
        <source>parcel {parcel} has a coordinate that is not a number.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>parcel {parcel} has a ring with fewer than three different points at {places} decimals.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>parcel {parcel} has no geometry; it cannot be written.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>points and lines of the collection were left out.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>repaired ({reason})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>row {row}, field {field} contains {character}, which GBK lacks; the shapefile was written in GB18030.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>row {row}, field {field}: the character {character} cannot be written in {encoding}; choose GB18030, or replace it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>row {row}, field {field}: “{value}” {reason}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>row {row}: the geometry is no polygon; it cannot be written.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>shape (m²)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>sheet {sheet}, row {row}, column {column}: the text has control characters or more than 32767 characters, which a cell cannot hold.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the area of parcel {parcel} is not a number of hectares.</source>
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
        <source>the coordinates do not fit the coordinate system of the layer</source>
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
        <source>the declared {declared} does not fit the texts, {encoding} does</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the field name {field} is longer than the 10 bytes a shapefile allows; shorten it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the field name {field} is there twice.</source>
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
        <source>the geometry has a coordinate that is not a number.</source>
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
        <source>the geometry is a {kind}, not a polygon.</source>
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
        <source>the geometry is empty.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the geometry is far larger than any county: a vertex must be misplaced, or the coordinate system of the layer is wrong</source>
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
        <source>the header</source>
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
        <source>there is no geometry.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>this ring repeats an earlier ring of the parcel and was passed over.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{added} new cases, {known} already known, {updated} updated, {left_out} left out.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{area} m²; click to see the pieces it is made of</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{area} 亩</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{area}; click to see its pieces</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{base}: none in the register yet — &lt;a href=&quot;{role}&quot;&gt;import it…&lt;/a&gt;</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{base}: {version} (in force from {date})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{cases} cases checked, {pieces} pieces, {findings} findings.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{case} is “{state}” now.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{code} differs: {changes}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{code} has no usable polygon ({reason}).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{code} is closed and was not updated.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{code} is in that state already.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{code} was redrawn during the check; check it again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{code} · until {deadline}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} checked against: {versions}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} files attached to {task}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} lines use full-width commas, colons or digits; they were read as half-width.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} of the selected are hidden by the filter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} pieces under 0.000001 m² were left out as numerical noise ({area} m²).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} polygons checked; nothing was written to the register.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} readings stored.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} rectification tasks issued; deadline {date}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} repeated points of this ring were passed over.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{crs} is no projected CGCS2000 system; a register needs one, for example EPSG:4525.</source>
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
        <source>{field} of {parcel} contains a comma; it was written as a full-width comma.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{field} of {parcel} contains a line break or @, which the TXT format cannot hold; change the text.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{field} “{text}” is no number and was left empty</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{field} “{value}” is not a number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file} cannot be read as a vector layer; it may be damaged, incomplete or of another kind.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file} cannot be read as an xlsx table; save it again as .xlsx.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file} cannot be read: {reason}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file} cannot be written: {reason}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file} cannot be written: {reason}; close it elsewhere or choose another folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file} does not exist; check the path.</source>
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
        <source>{file} has no layer with geometry; choose another file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file} has no layer {layer} with geometry; it has: {names}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file} has several layers: {names}; name the one to read (file|layername=…).</source>
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
        <source>{file} holds no shapefile, GeoPackage, FileGDB or GeoJSON; unpack it and choose the file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file} holds projected WGS84 coordinates; state the CRS when reading it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file} holds several data sets: {names}; unpack it and choose one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file} holds the path {member}, which leads out of the archive; it is not opened.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file} is empty; it needs a header row.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file} is in {system}; there are no public parameters from it to CGCS2000, have the surveying office convert it first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file} is neither csv nor xlsx; save the table as one of them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file} is no proper csv table: {reason}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file} is no readable zip archive: {reason}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file} is not a dBASE table, or is damaged; export it again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file} is not a text file (it holds zero bytes); save it as text in GBK or UTF-8.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file} is protected by a password; unpack it first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file} names the unknown coordinate system “{system}”; state the CRS when reading it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file} unpacks to more than {limit} MB and is not opened.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file} was written without column widths and number formats, because the Python package openpyxl is missing.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file} would unpack to {size} MB in {count} files; it is not opened, unpack it yourself.</source>
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
        <source>{file}, line {line}: {text}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file}, row {row} has more cells than the header.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file}, row {row}: {column} is empty.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file}: the .dbf with the attributes is missing; copy it along.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file}: the header&apos;s 带号 is {zone}, but the eastings begin with {prefixes}; correct 带号 or state the CRS.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file}: there is no parcel to write.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{first} … {count} cases in all</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{kind} ({count})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{layer} has no coordinate reference system; assign the right one to the layer first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{layer} has no field {field}; it has: {fields}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{layer} holds no usable polygon; nothing was written.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{layer} is empty.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{layer} is in the local coordinate system {crs}, which has no known place on the earth; convert the data first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{layer} is in {crs}, which is not counted in metres; use the ellipsoidal area or reproject it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{layer} is in {crs}; no parameters from its datum to CGCS2000 are known, assign the right CRS or convert the data first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{layer} is in {crs}; there are no public parameters from this datum to CGCS2000, have the surveying office convert the data first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{layer} is read in {encoding}: {how}.</source>
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
        <source>{layer}, row {row}: {field} is empty; every parcel needs a code.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{layer}, row {row}: {reason}</source>
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
        <source>{mu} 亩 ({m2} m²)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{parameter}: row {row} was refused ({reason}); nothing was written.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{parameter}: {value} cannot be read as a vector layer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{parameter}: {value} cannot be written.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{parameter}: “{value}” is no date; write YYYY-MM-DD.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{parcel} contains {character}, which GBK lacks; the file was written in GB18030.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{parcel}: the character {character} cannot be written in {encoding}; choose GB18030 or UTF-8, or replace it.</source>
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
        <source>{path} could not be copied beside the register: {reason}.</source>
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
        <source>{path} is already there; move the earlier package away first.</source>
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
        <source>{role} polygon {source_id} (row {row}): {reason}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{role}: polygons {first} and {other} share {area} m²; counted once, for {first}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{shown} of {total} cases, {chosen} selected</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{taken} polygons taken in, {repaired} repaired, {left_out} left out.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{task} for {case}, due {deadline}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{text} Read before, both are kept: {indicators}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{text}; overdue</source>
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
        <source>{verdict}, by {person} on {date}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>— choose —</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>— none —</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>— not known —</source>
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
        <source>… and {count} earlier entries in the table “{table}”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>… and {count} more notes.</source>
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
