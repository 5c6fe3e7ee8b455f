<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>FarmlandGuard</name>
    <message>
        <source> ({count} of {all} cases)</source>
        <translation>（{all} 个图斑中的 {count} 个）</translation>
    </message>
    <message>
        <source> Filled in by {person}.</source>
        <translation>填表人：{person}。</translation>
    </message>
    <message>
        <source> days from today</source>
        <translation> 天（自今日起）</translation>
    </message>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
    <message>
        <source>1 The file</source>
        <translation>1 选择文件</translation>
    </message>
    <message>
        <source>2 Which field is which</source>
        <translation>2 字段对应</translation>
    </message>
    <message>
        <source>3 What the file is like</source>
        <translation>3 质量检查</translation>
    </message>
    <message>
        <source>&lt;b&gt;{county}&lt;/b&gt; · {total} cases, {open} of them open</source>
        <translation>&lt;b&gt;{county}&lt;/b&gt; · 图斑 {total} 个，其中在办 {open} 个</translation>
    </message>
    <message>
        <source>A case may have several tasks, each with its own measure</source>
        <translation>一个图斑可有多个任务，各有其整改方式</translation>
    </message>
    <message>
        <source>A check is running.</source>
        <translation>正在检查。</translation>
    </message>
    <message>
        <source>A clock runs</source>
        <translation>有期限的</translation>
    </message>
    <message>
        <source>A csv or xlsx table with the columns 指标, 数值, 单位 (indicator, value, unit)</source>
        <translation>csv 或 xlsx 表，列名：指标、数值、单位</translation>
    </message>
    <message>
        <source>A layer of the project…</source>
        <translation>工程中的图层…</translation>
    </message>
    <message>
        <source>A layer states its coordinate system</source>
        <translation>图层注明坐标系</translation>
    </message>
    <message>
        <source>A moment of the register (UTC) as local date and time.</source>
        <translation>台账中的时间（世界时）换成当地日期和时间。</translation>
    </message>
    <message>
        <source>A move to “{state}” enters no “{value}”; leave it empty.</source>
        <translation>改为“{state}”不登记“{value}”，请留空。</translation>
    </message>
    <message>
        <source>A register is one GeoPackage in a projected CGCS2000 system, usually the 3-degree zone the county lies in.</source>
        <translation>台账是一个 GeoPackage 文件，采用 CGCS2000 投影坐标系，一般为本县所在的 3 度带。</translation>
    </message>
    <message>
        <source>A required layer has features</source>
        <translation>必需的图层有图斑</translation>
    </message>
    <message>
        <source>A shapefile has its .shx, .dbf, .prj and .cpg</source>
        <translation>shapefile 的 .shx、.dbf、.prj、.cpg 齐全</translation>
    </message>
    <message>
        <source>A task settled by document needs no joint sign-off.</source>
        <translation>凭文书结案（补办手续、没收）的任务不需要联合验收签字。</translation>
    </message>
    <message>
        <source>A witness belongs to a round that was begun.</source>
        <translation>须先发起一轮验收，才能登记见证人。</translation>
    </message>
    <message>
        <source>About</source>
        <translation>问题</translation>
    </message>
    <message>
        <source>Accepted cases that can be closed.</source>
        <translation>已验收、可以销号的图斑。</translation>
    </message>
    <message>
        <source>Accepted ground</source>
        <translation>验收范围</translation>
    </message>
    <message>
        <source>Accepted polygon {number} cannot be used: {problem}.</source>
        <translation>第 {number} 个验收图形不能使用：{problem}。</translation>
    </message>
    <message>
        <source>Accepted polygons</source>
        <translation>验收范围（面）</translation>
    </message>
    <message>
        <source>Acting person</source>
        <translation>经办人</translation>
    </message>
    <message>
        <source>Acting person (of the list of people; empty: the computer&apos;s account)</source>
        <translation>经办人（人员表中的人员；不填则记为计算机账户）</translation>
    </message>
    <message>
        <source>Acting: {person}</source>
        <translation>经办人：{person}</translation>
    </message>
    <message>
        <source>Action</source>
        <translation>处理方式</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>添加</translation>
    </message>
    <message>
        <source>Add a person</source>
        <translation>添加人员</translation>
    </message>
    <message>
        <source>Add a person to the register&apos;s list</source>
        <translation>在台账的人员表中添加人员</translation>
    </message>
    <message>
        <source>Add an image from a file</source>
        <translation>从文件添加影像</translation>
    </message>
    <message>
        <source>Add evidence</source>
        <translation>添加举证材料</translation>
    </message>
    <message>
        <source>Add evidence…</source>
        <translation>添加举证材料…</translation>
    </message>
    <message>
        <source>Add file…</source>
        <translation>添加附件…</translation>
    </message>
    <message>
        <source>Add number…</source>
        <translation>添加编号…</translation>
    </message>
    <message>
        <source>Add person</source>
        <translation>添加人员</translation>
    </message>
    <message>
        <source>Added</source>
        <translation>添加时间</translation>
    </message>
    <message>
        <source>Adds a field with the area (area_m2), the area on the CGCS2000 ellipsoid by the survey standard&apos;s series (图斑椭球面积, TD/T 1055-2019), edges over 70 m divided on the projection plane first. Invalid polygons are repaired for measuring and reported; their geometry is not changed.</source>
        <translation>增加面积字段（area_m2）：按 TD/T 1055-2019 的图斑椭球面积公式在 CGCS2000 椭球上计算的面积（平方米），超过 70 米的边先在投影平面上加密。无效的图形修复后计算并逐个报告，原图形不改动。</translation>
    </message>
    <message>
        <source>Adjusted
m²</source>
        <translation>平差面积
m²</translation>
    </message>
    <message>
        <source>Adjusted
亩</source>
        <translation>平差
亩</translation>
    </message>
    <message>
        <source>After adjustment: these add up exactly to the area of the case at 0.01 m²</source>
        <translation>平差后的面积：各地块之和等于图斑面积，精确到 0.01 m²</translation>
    </message>
    <message>
        <source>After adjustment: these add up exactly to the area of the case at 0.01 亩</source>
        <translation>平差后：各项之和在 0.01 亩上等于图斑面积</translation>
    </message>
    <message>
        <source>After {date}</source>
        <translation>后时相 {date}</translation>
    </message>
    <message>
        <source>Against</source>
        <translation>套合底图</translation>
    </message>
    <message>
        <source>Against the survey</source>
        <translation>与调查比对</translation>
    </message>
    <message>
        <source>Against the survey ({count})</source>
        <translation>与调查比对（{count}）</translation>
    </message>
    <message>
        <source>All</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>All batches</source>
        <translation>全部批次</translation>
    </message>
    <message>
        <source>All cases</source>
        <translation>全部图斑</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>全部文件 (*)</translation>
    </message>
    <message>
        <source>All its attachments</source>
        <translation>其全部附件</translation>
    </message>
    <message>
        <source>All lines</source>
        <translation>全部行</translation>
    </message>
    <message>
        <source>All of the book</source>
        <translation>全部规则</translation>
    </message>
    <message>
        <source>All panels and commands of Farmland Guard</source>
        <translation>耕地卫士的全部面板和功能</translation>
    </message>
    <message>
        <source>All referrals</source>
        <translation>全部移送</translation>
    </message>
    <message>
        <source>All remarks</source>
        <translation>全部问题</translation>
    </message>
    <message>
        <source>All rows</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>All states</source>
        <translation>全部状态</translation>
    </message>
    <message>
        <source>All tasks</source>
        <translation>全部任务</translation>
    </message>
    <message>
        <source>All townships</source>
        <translation>全部乡镇</translation>
    </message>
    <message>
        <source>Allowed</source>
        <translation>允许的值</translation>
    </message>
    <message>
        <source>Allowed texts, parted by 、</source>
        <translation>允许的文字值，用、分隔</translation>
    </message>
    <message>
        <source>Already in that state</source>
        <translation>原已处于该状态</translation>
    </message>
    <message>
        <source>Already known and equal: {codes}</source>
        <translation>台账中已有且内容相同：{codes}</translation>
    </message>
    <message>
        <source>Already “{state}”: {codes}.</source>
        <translation>以下图斑已经是“{state}”：{codes}。</translation>
    </message>
    <message>
        <source>An innocent verdict in two clicks, with the usual reason</source>
        <translation>点两下认定为无问题，沿用常用理由</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>结论</translation>
    </message>
    <message>
        <source>Answer the check list for the filings chosen, or for all that are open when none is</source>
        <translation>核查选中的备案；没有选中时核查全部未核验的备案</translation>
    </message>
    <message>
        <source>Answers the county&apos;s check list for filings that are not verified yet (open), or for all: overlap with basic farmland, cultivated land, redline, nature reserves, approved land, violation patches and other filings, make-up, shares and caps, papers and dates. What the rules of the region leave open, or what is not verified, is for a person to look at. It explains; a named person verifies.</source>
        <translation>对尚未核验的备案或全部备案逐项核查：与永久基本农田、耕地、生态红线、自然保护地、批准用地、违法图斑和其他备案的重叠，补划，占比和限额，材料和日期。本地区规定未明确或未核对的，由人工判断。软件只说明，由具名人员核验。</translation>
    </message>
    <message>
        <source>Any size</source>
        <translation>不限面积</translation>
    </message>
    <message>
        <source>Applies every rule in force to what was found by {DATE} (today when left out) and writes the table of findings: each case, each occupant&apos;s cases within a year added up, each township&apos;s ratio of illegal occupation in the year of {DATE}. Cases judged to be no violation are left out. A finding cites its article and proposes; a person decides.</source>
        <translation>对截至{DATE}（不填为今天）发现的图斑套用当时有效的全部规则，写入规则提示表：逐个图斑，同一占用主体一年内的图斑累计，各乡镇当年违法占用耕地比例。已认定为不违法的不计。提示注明条款，只作建议，由人决定。</translation>
    </message>
    <message>
        <source>Approved
亩</source>
        <translation>批准用地
亩</translation>
    </message>
    <message>
        <source>Area</source>
        <translation>面积</translation>
    </message>
    <message>
        <source>Area
亩</source>
        <translation>图斑面积
亩</translation>
    </message>
    <message>
        <source>Area (mu)</source>
        <translation>面积（亩）</translation>
    </message>
    <message>
        <source>Area (m²)</source>
        <translation>面积（m²）</translation>
    </message>
    <message>
        <source>Area (亩)</source>
        <translation>面积（亩）</translation>
    </message>
    <message>
        <source>Area in the paper (optional)</source>
        <translation>文件载明面积（可不填）</translation>
    </message>
    <message>
        <source>Area method</source>
        <translation>面积算法</translation>
    </message>
    <message>
        <source>Area methods differ</source>
        <translation>两种面积算法有差异</translation>
    </message>
    <message>
        <source>Area m²</source>
        <translation>面积 m²</translation>
    </message>
    <message>
        <source>Area of the ground (m²)</source>
        <translation>验收范围面积（m²）</translation>
    </message>
    <message>
        <source>Area to demolish (亩), 拆补组合 only</source>
        <translation>拆除面积（亩），仅拆补组合填写</translation>
    </message>
    <message>
        <source>Area to legalise (亩), 拆补组合 only</source>
        <translation>补办面积（亩），仅拆补组合填写</translation>
    </message>
    <message>
        <source>Area 亩</source>
        <translation>面积 亩</translation>
    </message>
    <message>
        <source>Areas and overlap</source>
        <translation>面积与套合</translation>
    </message>
    <message>
        <source>Areas in the coordinate file are those of its points</source>
        <translation>坐标文件所列面积与界址点一致</translation>
    </message>
    <message>
        <source>Article</source>
        <translation>条款</translation>
    </message>
    <message>
        <source>As computed, before adjustment</source>
        <translation>平差前的计算值</translation>
    </message>
    <message>
        <source>As of</source>
        <translation>截至日期</translation>
    </message>
    <message>
        <source>As the week has it</source>
        <translation>恢复平常</translation>
    </message>
    <message>
        <source>At most {length} characters</source>
        <translation>最多 {length} 个字</translation>
    </message>
    <message>
        <source>Attach evidence</source>
        <translation>添加举证材料</translation>
    </message>
    <message>
        <source>Attach: {kind}</source>
        <translation>添加附件：{kind}</translation>
    </message>
    <message>
        <source>Attached</source>
        <translation>已添加</translation>
    </message>
    <message>
        <source>Attaches a file to the cases in {CASES}, with the number and the area (亩) that stand in the paper. Or takes a folder: each file goes to the case whose number stands in its name or in the name of a folder above it, its kind told by the name (套合图、内部、批文 …) unless {KIND} is given. What the case has already is left out, what names no case is reported.</source>
        <translation>把一个文件添加到{CASES}所列图斑，可填文件上的文号和面积（亩）。或者收入整个文件夹：文件名或上级文件夹名里有哪个图斑编号，就归到哪个图斑；类别按名称（套合图、内部、批文……）判断，也可用{KIND}指定。图斑已有的不再收，认不出图斑的列出。</translation>
    </message>
    <message>
        <source>Automatic: GBK, or GB18030 where a character needs it</source>
        <translation>自动：GBK，遇生僻字时用 GB18030</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>上一步</translation>
    </message>
    <message>
        <source>Back to the pack</source>
        <translation>恢复规则包原值</translation>
    </message>
    <message>
        <source>Back to the pack…</source>
        <translation>恢复原值…</translation>
    </message>
    <message>
        <source>Back up and upgrade</source>
        <translation>备份并升级</translation>
    </message>
    <message>
        <source>Backup</source>
        <translation>备份</translation>
    </message>
    <message>
        <source>Base versions of the register</source>
        <translation>台账中的底图版本</translation>
    </message>
    <message>
        <source>Basic farmland ≥ 5 亩</source>
        <translation>永久基本农田 ≥ 5 亩</translation>
    </message>
    <message>
        <source>Basis</source>
        <translation>依据</translation>
    </message>
    <message>
        <source>Basis as it stands in the letter (empty: as proposed)</source>
        <translation>函中所写的依据（空：按建议的依据）</translation>
    </message>
    <message>
        <source>Batch</source>
        <translation>批次</translation>
    </message>
    <message>
        <source>Batch name</source>
        <translation>批次名称</translation>
    </message>
    <message>
        <source>Before {date}</source>
        <translation>前时相 {date}</translation>
    </message>
    <message>
        <source>Both bureaus signed; {case} is “{state}” now.</source>
        <translation>两局均已签字，图斑 {case} 现为“{state}”。</translation>
    </message>
    <message>
        <source>Both images are the same.</source>
        <translation>前后两期选了同一影像。</translation>
    </message>
    <message>
        <source>Bring the selected cases to another state</source>
        <translation>更改所选图斑的办理状态</translation>
    </message>
    <message>
        <source>Brings a register made by an older version of the plugin to today&apos;s format, after a backup beside it. All steps are one transaction. A register that is up to date is left alone.</source>
        <translation>把旧版插件建立的台账升级到当前格式，升级前先在台账旁边备份。各升级步骤在同一事务中完成，要么全部成功，要么不作改动。已是最新格式的台账不作改动。</translation>
    </message>
    <message>
        <source>Brings cases to another state of the lifecycle in a named person&apos;s name: all of them or none. What the lifecycle does not allow is refused with the reason. Going back needs a reason of your own.</source>
        <translation>以经办人的名义更改图斑的办理状态：所列图斑要么全部更改，要么都不更改。办理流程不允许的予以拒绝并说明原因。退回须填写理由。</translation>
    </message>
    <message>
        <source>Brings every registered, built, surveyed or renewed filing whose term has passed to the state 已到期, in the name of a person of the register&apos;s list. The restoration clock runs from then.</source>
        <translation>把使用期限已过的备案（已上图入库、已建成、已变更调查、已续期）改为“已到期”，署人员表中一人的名。恢复期限从此起算。</translation>
    </message>
    <message>
        <source>Brings filings to the next state in the name of a person of the register&apos;s list, all or none. {TEXT} is the filing number (recorded), the opinion (verified) or the upload number (registered); {DATE} the date of the move, for a renewal the new end of the term. Returning, cancelling and renewing need a {REASON}.</source>
        <translation>以人员表中一人的名义变更备案的办理状态，要么全部完成，要么都不改。{TEXT}填备案号（乡镇备案）、核验意见（核验）或上图入库号（上图入库）；{DATE}填办理日期，续期时填新的使用终止日期。退回、注销、续期须写{REASON}。</translation>
    </message>
    <message>
        <source>Buildings</source>
        <translation>建设内容</translation>
    </message>
    <message>
        <source>Bureau</source>
        <translation>单位</translation>
    </message>
    <message>
        <source>By</source>
        <translation>分项</translation>
    </message>
    <message>
        <source>By land class</source>
        <translation>按地类</translation>
    </message>
    <message>
        <source>By lines drawn on the map</source>
        <translation>在图上画线</translation>
    </message>
    <message>
        <source>By the name of the file</source>
        <translation>按文件名判断</translation>
    </message>
    <message>
        <source>By township border</source>
        <translation>按乡镇界</translation>
    </message>
    <message>
        <source>By village border</source>
        <translation>按村界</translation>
    </message>
    <message>
        <source>By {kind}: {total} m² = {mu} 亩</source>
        <translation>按{kind}合计：{total} m² = {mu} 亩</translation>
    </message>
    <message>
        <source>CRS</source>
        <translation>坐标参考系</translation>
    </message>
    <message>
        <source>CRS if the file names none</source>
        <translation>文件未注明时的坐标系</translation>
    </message>
    <message>
        <source>CRS to write in</source>
        <translation>写出用的坐标参考系</translation>
    </message>
    <message>
        <source>CRS, where the file does not tell</source>
        <translation>坐标参考系（文件未写明时指定）</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Cancel rectification task</source>
        <translation>撤销整改任务</translation>
    </message>
    <message>
        <source>Cancel task</source>
        <translation>撤销任务</translation>
    </message>
    <message>
        <source>Cancel task…</source>
        <translation>撤销任务…</translation>
    </message>
    <message>
        <source>Cancel the check; nothing is written then</source>
        <translation>取消检查，不写入任何内容</translation>
    </message>
    <message>
        <source>Cancel this task, with a reason</source>
        <translation>写明理由，撤销此任务</translation>
    </message>
    <message>
        <source>Cancelled; nothing was written.</source>
        <translation>已取消，没有写入任何内容。</translation>
    </message>
    <message>
        <source>Cancelled; nothing was written. The next check of the same cases goes on where this one stopped.</source>
        <translation>已取消，什么都没有写入。下次检查同样的图斑时从停下的地方接着算。</translation>
    </message>
    <message>
        <source>Cancels a rectification task that is under way, with a reason. The task stays in the register as cancelled.</source>
        <translation>写明理由，撤销一个未完成的整改任务。任务以“已撤销”保留在台账中。</translation>
    </message>
    <message>
        <source>Cannot be closed: {reason}</source>
        <translation>还不能销号：{reason}</translation>
    </message>
    <message>
        <source>Case</source>
        <translation>图斑</translation>
    </message>
    <message>
        <source>Case packets (一斑一档)…</source>
        <translation>一斑一档…</translation>
    </message>
    <message>
        <source>Case {code} has no polygon.</source>
        <translation>图斑 {code} 没有图形。</translation>
    </message>
    <message>
        <source>Case {code} has no referrals. “{propose}” or “{new}” enters one.</source>
        <translation>图斑 {code} 还没有移送。点“{propose}”或“{new}”可登记。</translation>
    </message>
    <message>
        <source>Case {code}: its acceptance was concluded on “{value}”, which is no date; correct it in the table first.</source>
        <translation>图斑 {code}：验收的结论日期“{value}”不是日期，请先在属性表中更正。</translation>
    </message>
    <message>
        <source>Case, task or referral</source>
        <translation>图斑、任务或移送</translation>
    </message>
    <message>
        <source>Case: {area} m² = {mu} 亩</source>
        <translation>图斑：{area} m² = {mu} 亩</translation>
    </message>
    <message>
        <source>Case: {case}; task: {task}</source>
        <translation>图斑：{case}；任务：{task}</translation>
    </message>
    <message>
        <source>Cases</source>
        <translation>图斑</translation>
    </message>
    <message>
        <source>Cases changed</source>
        <translation>更改的图斑数</translation>
    </message>
    <message>
        <source>Cases checked</source>
        <translation>检查的图斑数</translation>
    </message>
    <message>
        <source>Cases counted</source>
        <translation>统计的图斑数</translation>
    </message>
    <message>
        <source>Cases delivered</source>
        <translation>导出的图斑数</translation>
    </message>
    <message>
        <source>Cases judged</source>
        <translation>认定的图斑数</translation>
    </message>
    <message>
        <source>Cases judged illegal that have no rectification task under way.</source>
        <translation>已认定为违法、但没有在办整改任务的图斑。</translation>
    </message>
    <message>
        <source>Cases moved</source>
        <translation>更改状态的图斑数</translation>
    </message>
    <message>
        <source>Cases screened</source>
        <translation>筛查图斑数</translation>
    </message>
    <message>
        <source>Cases selected on the map</source>
        <translation>地图上选中的图斑</translation>
    </message>
    <message>
        <source>Cases show from the day they were found to the day they were closed: {first} to {last}.</source>
        <translation>图斑自发现之日显示到销号之日：{first} 至 {last}。</translation>
    </message>
    <message>
        <source>Cases taken from an interrupted check</source>
        <translation>续算图斑数（取自上次中断的检查）</translation>
    </message>
    <message>
        <source>Cases that changed</source>
        <translation>结果有变化的图斑数</translation>
    </message>
    <message>
        <source>Cases that lack evidence</source>
        <translation>缺少举证的图斑数</translation>
    </message>
    <message>
        <source>Cases that wait for a named person&apos;s verdict.</source>
        <translation>等待具名人员认定的图斑。</translation>
    </message>
    <message>
        <source>Cases whose rectification task is past its deadline.</source>
        <translation>整改任务已超过期限的图斑。</translation>
    </message>
    <message>
        <source>Cases without figures</source>
        <translation>尚无面积的图斑数</translation>
    </message>
    <message>
        <source>Cause</source>
        <translation>事由</translation>
    </message>
    <message>
        <source>Cell</source>
        <translation>单元格</translation>
    </message>
    <message>
        <source>Cells refused</source>
        <translation>拒收的单元格</translation>
    </message>
    <message>
        <source>Cells that differ</source>
        <translation>有差异的单元格</translation>
    </message>
    <message>
        <source>Cells written</source>
        <translation>写入的单元格</translation>
    </message>
    <message>
        <source>Change deadline, report state and return reason</source>
        <translation>修改期限、填报状态和退回原因</translation>
    </message>
    <message>
        <source>Change the state of facility filings</source>
        <translation>变更备案办理状态</translation>
    </message>
    <message>
        <source>Changed</source>
        <translation>变化</translation>
    </message>
    <message>
        <source>Changed since the last check</source>
        <translation>与上次检查不同</translation>
    </message>
    <message>
        <source>Changes since the last check</source>
        <translation>与上次检查相比的变化</translation>
    </message>
    <message>
        <source>Change…</source>
        <translation>修改…</translation>
    </message>
    <message>
        <source>Check</source>
        <translation>核查</translation>
    </message>
    <message>
        <source>Check a large batch from file to file</source>
        <translation>大批量套合（文件到文件）</translation>
    </message>
    <message>
        <source>Check cases of the register</source>
        <translation>套合检查台账中的图斑</translation>
    </message>
    <message>
        <source>Check facility filings</source>
        <translation>核查设施农业用地备案</translation>
    </message>
    <message>
        <source>Check identities…</source>
        <translation>核对整改等式…</translation>
    </message>
    <message>
        <source>Check list</source>
        <translation>核查清单</translation>
    </message>
    <message>
        <source>Check overlap with farmland</source>
        <translation>图层与永久基本农田、地类图斑套合检查</translation>
    </message>
    <message>
        <source>Check reclamation quality</source>
        <translation>判读复耕质量</translation>
    </message>
    <message>
        <source>Check signatures</source>
        <translation>核对验收签字</translation>
    </message>
    <message>
        <source>Check signatures…</source>
        <translation>核对验收签字…</translation>
    </message>
    <message>
        <source>Check the identities of rectification</source>
        <translation>核对整改等式</translation>
    </message>
    <message>
        <source>Checked polygons</source>
        <translation>套合结果</translation>
    </message>
    <message>
        <source>Checking filings</source>
        <translation>正在核查备案</translation>
    </message>
    <message>
        <source>Checking overlap with farmland</source>
        <translation>正在进行套合检查</translation>
    </message>
    <message>
        <source>Checks</source>
        <translation>历次检查</translation>
    </message>
    <message>
        <source>Checks use the version with the latest effective date; cases keep their figures until they are checked again.</source>
        <translation>检查用生效日期最新的版本；图斑的数值在再次检查后更新。</translation>
    </message>
    <message>
        <source>Choose a filing in the list.</source>
        <translation>请在列表中选一项备案。</translation>
    </message>
    <message>
        <source>Choose a layer of permanent basic farmland, of land use, or both.</source>
        <translation>请选择永久基本农田图层或地类图斑图层，也可两个都选。</translation>
    </message>
    <message>
        <source>Choose a line to see the draft of its letter</source>
        <translation>选择一行，查看文书草稿</translation>
    </message>
    <message>
        <source>Choose a row first</source>
        <translation>请先选一行</translation>
    </message>
    <message>
        <source>Choose a rule to see what it says, where it comes from and whose it is.</source>
        <translation>选择一条规则，查看内容、依据和本县规定。</translation>
    </message>
    <message>
        <source>Choose a verdict first.</source>
        <translation>请先选择认定意见。</translation>
    </message>
    <message>
        <source>Choose a verdict.</source>
        <translation>请选择认定意见。</translation>
    </message>
    <message>
        <source>Choose an image</source>
        <translation>选择影像</translation>
    </message>
    <message>
        <source>Choose an issue first.</source>
        <translation>请先选择一个问题。</translation>
    </message>
    <message>
        <source>Choose at least one file.</source>
        <translation>请至少选择一个文件。</translation>
    </message>
    <message>
        <source>Choose both images.</source>
        <translation>请选好前后两期影像。</translation>
    </message>
    <message>
        <source>Choose files</source>
        <translation>选择文件</translation>
    </message>
    <message>
        <source>Choose filings that are all in the same state</source>
        <translation>请选办理状态相同的备案</translation>
    </message>
    <message>
        <source>Choose from the list</source>
        <translation>请从列表中选择</translation>
    </message>
    <message>
        <source>Choose one filing first</source>
        <translation>请先选一项备案</translation>
    </message>
    <message>
        <source>Choose the CRS of the county&apos;s 3-degree zone.</source>
        <translation>请选择本县所在 3 度带的坐标参考系。</translation>
    </message>
    <message>
        <source>Choose the field for: {fields}.</source>
        <translation>请选择对应字段：{fields}。</translation>
    </message>
    <message>
        <source>Choose the file with the patches</source>
        <translation>选择图斑文件</translation>
    </message>
    <message>
        <source>Choose the file with the patches.</source>
        <translation>请选择图斑文件。</translation>
    </message>
    <message>
        <source>Choose the folder to write the package into.</source>
        <translation>请选择写出成果包的文件夹。</translation>
    </message>
    <message>
        <source>Choose the list beside the polygons</source>
        <translation>选择随图形下发的清单</translation>
    </message>
    <message>
        <source>Choose the list exported from the reviewing site.</source>
        <translation>请选择从审核平台导出的清单。</translation>
    </message>
    <message>
        <source>Choose the opinion.</source>
        <translation>请选择意见。</translation>
    </message>
    <message>
        <source>Choose the person and give the reason.</source>
        <translation>请选择人员并写明理由。</translation>
    </message>
    <message>
        <source>Choose the person who acts first.</source>
        <translation>请先选择经办人。</translation>
    </message>
    <message>
        <source>Choose the person who acts.</source>
        <translation>请选择经办人。</translation>
    </message>
    <message>
        <source>Choose the person who compared it.</source>
        <translation>请选择核对人。</translation>
    </message>
    <message>
        <source>Choose the person who decides.</source>
        <translation>请选择决定人。</translation>
    </message>
    <message>
        <source>Choose the person who judges.</source>
        <translation>请选择认定人。</translation>
    </message>
    <message>
        <source>Choose the person who signed.</source>
        <translation>请选择签字人。</translation>
    </message>
    <message>
        <source>Choose the person who was there.</source>
        <translation>请选择回访人。</translation>
    </message>
    <message>
        <source>Choose the polygon layer to check.</source>
        <translation>请选择要检查的面图层。</translation>
    </message>
    <message>
        <source>Choose what to take over.</source>
        <translation>请选择要沿用的内容。</translation>
    </message>
    <message>
        <source>Choose where to keep the register.</source>
        <translation>请选择台账的存放位置。</translation>
    </message>
    <message>
        <source>Choose who told them.</source>
        <translation>请选择提醒人。</translation>
    </message>
    <message>
        <source>Classification of land use</source>
        <translation>地类分类标准</translation>
    </message>
    <message>
        <source>Classification of land use (farmland and land use only)</source>
        <translation>地类分类标准（只用于永久基本农田、地类图斑）</translation>
    </message>
    <message>
        <source>Click a figure to see the pieces behind it.</source>
        <translation>点击面积数字，查看对应的套合地块。</translation>
    </message>
    <message>
        <source>Click from outside the patch right across to the other side; the right button ends the line</source>
        <translation>从图斑外点起，穿过图斑到另一侧；右键结束画线</translation>
    </message>
    <message>
        <source>Close case</source>
        <translation>销号</translation>
    </message>
    <message>
        <source>Clues</source>
        <translation>线索</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>监测编号</translation>
    </message>
    <message>
        <source>Code of the case</source>
        <translation>监测编号</translation>
    </message>
    <message>
        <source>Code of the patch</source>
        <translation>图斑编号</translation>
    </message>
    <message>
        <source>Code or township</source>
        <translation>编号或乡镇</translation>
    </message>
    <message>
        <source>Code, name, operator, township …</source>
        <translation>编号、名称、经营者、乡镇…</translation>
    </message>
    <message>
        <source>Code, township, reason …</source>
        <translation>编号、乡镇、退回理由…</translation>
    </message>
    <message>
        <source>Code, township, village …</source>
        <translation>编号、乡镇、村…</translation>
    </message>
    <message>
        <source>Coded fields hold values of their list</source>
        <translation>代码字段只用代码表中的值</translation>
    </message>
    <message>
        <source>Codes already known</source>
        <translation>台账中已有的图斑数</translation>
    </message>
    <message>
        <source>Codes of county, township and village belong together</source>
        <translation>县、乡镇、村代码相互一致</translation>
    </message>
    <message>
        <source>Codes of the cases, separated by commas</source>
        <translation>监测编号，用逗号分隔</translation>
    </message>
    <message>
        <source>Codes of the sub-patches</source>
        <translation>子图斑编号</translation>
    </message>
    <message>
        <source>Codes, separated by commas</source>
        <translation>监测编号，用逗号分隔</translation>
    </message>
    <message>
        <source>Codes, separated by commas (empty: all judged illegal)</source>
        <translation>监测编号，用逗号分隔（空：所有认定为违法的图斑）</translation>
    </message>
    <message>
        <source>Codes, separated by commas (empty: all that wait)</source>
        <translation>监测编号，用逗号分隔（空：所有待下达的图斑）</translation>
    </message>
    <message>
        <source>Codes, separated by commas (for a file)</source>
        <translation>监测编号，用逗号分隔（单个文件时）</translation>
    </message>
    <message>
        <source>Column</source>
        <translation>列</translation>
    </message>
    <message>
        <source>Compare a sheet that came back, and write what differs</source>
        <translation>比对收回的表格，并写入差异</translation>
    </message>
    <message>
        <source>Compare batch with earlier patches</source>
        <translation>与以往批次比对（去重）</translation>
    </message>
    <message>
        <source>Compare the images of both dates by dragging a divider over the map (卷帘)</source>
        <translation>在地图上拖动分隔线对比前后两期影像（卷帘）</translation>
    </message>
    <message>
        <source>Compare what was signed with what is there now</source>
        <translation>比对所签内容与现在的内容</translation>
    </message>
    <message>
        <source>Compare with earlier…</source>
        <translation>与以往批次比对…</translation>
    </message>
    <message>
        <source>Compare with the survey…</source>
        <translation>与调查比对…</translation>
    </message>
    <message>
        <source>Compared</source>
        <translation>比对</translation>
    </message>
    <message>
        <source>Compared by</source>
        <translation>核对人</translation>
    </message>
    <message>
        <source>Compared with</source>
        <translation>对照原文</translation>
    </message>
    <message>
        <source>Compares a sheet that came back with the register. {REPORT} lists every cell that differs and every cell that is refused (foreign or repeated record, altered number, case changed meanwhile, value not in its list). Nothing is written unless {APPLY} is set; then the differences are written in the name of {PERSON}.</source>
        <translation>把收回的表格与台账比对。{REPORT}列出每个有差异的单元格和每个拒收的单元格（台账没有或重复的记录、编号被改、图斑其间已改动、不在代码表中的值）。只有勾选{APPLY}才写入，差异以{PERSON}的名义写入。</translation>
    </message>
    <message>
        <source>Compares every patch of a batch with the patches of batches received earlier and says whether it is new, the same, grown, overlapping in part, or already handled, by the earlier patch that it shares most ground with. Shares are parts of the new and of the old patch in ellipsoidal area; the geometry of the result is the growth, the new patch less the old one. The result is kept in the register. Verdict and evidence of the earlier case are not taken over.</source>
        <translation>把一个批次的每个图斑与更早接收的批次比对，按重叠面积最大的以往图斑给出：新增、相同、扩大、部分重叠或已处理。占比按椭球面积计算，分别为重叠面积占本图斑、占以往图斑的比例；结果图形为扩大部分（本图斑减去以往图斑）。结果保存在台账中。以往图斑的认定意见和举证材料不会自动沿用。</translation>
    </message>
    <message>
        <source>Compares what every signature of the joint sign-off froze (polygon, verdict, ground, readings, sampling points and attachments with their files) with what is there now. A signature that no longer holds becomes void, and so does its round.</source>
        <translation>将联合验收每个签字所固定的内容（图形、认定、验收范围、读数、采样点、附件及其文件）与现在的内容比对。不再相符的签字改为已失效，所在轮次同时失效。</translation>
    </message>
    <message>
        <source>Comparing {batch} with earlier batches</source>
        <translation>正在将 {batch} 与以往批次比对</translation>
    </message>
    <message>
        <source>Comparison</source>
        <translation>比对结果</translation>
    </message>
    <message>
        <source>Computes for every open case (or all of them) how much permanent basic farmland and cultivated land it takes, in ellipsoidal area, keeps every piece with its source, and applies the rule book. It proposes; a person decides. Cases whose figures or findings are not as the last check said are listed with before and after ({CHANGES}). A check that was cancelled goes on where it stopped, as long as cases and base layers are the same.</source>
        <translation>对每个在办图斑（或全部图斑）按椭球面积计算占用永久基本农田和耕地的面积，保留每个地块及其来源，并套用规则库。只提出建议，由人认定。数值或规则提示与上次检查不同的图斑逐项列出变化前后（{CHANGES}）。检查被取消后，只要图斑和底图没有变化，下次从中断处继续计算。</translation>
    </message>
    <message>
        <source>Computes for every polygon how much permanent basic farmland and cultivated land it takes, gross and net of the deducted share (KCXS), by ellipsoidal or planar area. Ground that base polygons share is counted once. {PIECES} lists every part with its source; the adjusted areas of a polygon sum exactly to its area, and what no base polygon covers is a row of its own. {PARTS} gathers land use into cultivated land, other agricultural land, unused land and construction land, closed at 0.01 m² and at 0.01 亩; {CLASSIFICATION} says how the land classes are to be read. The result also has the area by the other method (other_m2); rows where the two differ by more than 0.01 亩 are listed, and so are slivers.</source>
        <translation>按椭球面积或平面面积，计算每个多边形占用永久基本农田和耕地的面积，含毛面积和扣除田坎（KCXS）后的净面积。底图相互重叠的部分只计一次。{PIECES}列出每个地块及其来源，同一多边形的平差面积之和正好等于其面积，没有底图覆盖的部分单列一行。{PARTS}把地类归并为耕地、其他农用地、未利用地、建设用地，在 0.01 平方米和 0.01 亩上闭合；{CLASSIFICATION}说明地类编码按哪种分类理解。结果中另有按另一种算法的面积（other_m2）；两者相差超过 0.01 亩的行以及碎屑逐一列出。</translation>
    </message>
    <message>
        <source>Computes for the county and each township total = rectified + open and rectified = demolished + legalised, and lists every case that does not add up, with the reason. A case counts as rectified only when nothing remains of it and its review has ended. How 拆补组合 and 没收 are counted is a rule the county can change.</source>
        <translation>按全县和各乡镇核算“总面积＝已整改＋未整改”和“已整改＝拆除＋补办”，并列出每个不相符的图斑及原因。剩余面积为零且审核结束的图斑才计为已整改。拆补组合和没收如何计入，由县里可改的规则确定。</translation>
    </message>
    <message>
        <source>Confirm limit: {indicator}</source>
        <translation>核对标准：{indicator}</translation>
    </message>
    <message>
        <source>Confirm limit…</source>
        <translation>核对标准…</translation>
    </message>
    <message>
        <source>Confirm quality limit</source>
        <translation>核对质量指标标准</translation>
    </message>
    <message>
        <source>Content</source>
        <translation>内容</translation>
    </message>
    <message>
        <source>Content, reply or reason</source>
        <translation>移送事项、回复内容或理由</translation>
    </message>
    <message>
        <source>Coordinate reference system</source>
        <translation>坐标参考系</translation>
    </message>
    <message>
        <source>Coordinate system, when the file states none</source>
        <translation>坐标系（文件未注明时）</translation>
    </message>
    <message>
        <source>Coordinates fit the coordinate system</source>
        <translation>坐标值与坐标系相符</translation>
    </message>
    <message>
        <source>Copy files of this kind beside the register and note their SHA-256</source>
        <translation>把这一类文件复制到台账旁边的附件文件夹，并记录 SHA-256</translation>
    </message>
    <message>
        <source>Copy letter</source>
        <translation>复制文书</translation>
    </message>
    <message>
        <source>Copy templates for editing</source>
        <translation>复制文书模板供编辑</translation>
    </message>
    <message>
        <source>Copy the draft, to finish it in WPS or Word</source>
        <translation>复制草稿，到 WPS 或 Word 里完成</translation>
    </message>
    <message>
        <source>Corners, one a line</source>
        <translation>界址点坐标（每行一点）</translation>
    </message>
    <message>
        <source>Could not be measured</source>
        <translation>无法计算</translation>
    </message>
    <message>
        <source>County boundary</source>
        <translation>县界</translation>
    </message>
    <message>
        <source>County code</source>
        <translation>行政区代码</translation>
    </message>
    <message>
        <source>County code (six digits)</source>
        <translation>行政区代码（六位）</translation>
    </message>
    <message>
        <source>County name</source>
        <translation>县名</translation>
    </message>
    <message>
        <source>County rule for “{rule}”, field {field}: {reason}; the pack&apos;s own value is used.</source>
        <translation>县级规则设置“{rule}”的 {field}：{reason}；仍用规则包原值。</translation>
    </message>
    <message>
        <source>County rule for “{rule}”: there is no such rule in any pack; it has no effect.</source>
        <translation>县级规则设置“{rule}”：各规则包中没有这条规则，不起作用。</translation>
    </message>
    <message>
        <source>County&apos;s own</source>
        <translation>本县设置</translation>
    </message>
    <message>
        <source>County&apos;s own value</source>
        <translation>本县规定</translation>
    </message>
    <message>
        <source>County&apos;s own value…</source>
        <translation>本县规定…</translation>
    </message>
    <message>
        <source>Create register</source>
        <translation>新建台账</translation>
    </message>
    <message>
        <source>Cultiv. net
亩</source>
        <translation>占耕地净
亩</translation>
    </message>
    <message>
        <source>Cultivated</source>
        <translation>耕地</translation>
    </message>
    <message>
        <source>Cultivated
亩</source>
        <translation>占耕地
亩</translation>
    </message>
    <message>
        <source>Cultivated land occupied, gross</source>
        <translation>占用耕地（毛面积）</translation>
    </message>
    <message>
        <source>Cultivated land occupied, without the deducted share (KCXS)</source>
        <translation>占用耕地（净面积，已按扣除地类系数 KCXS 扣除）</translation>
    </message>
    <message>
        <source>Cultivated land ≥ 10 亩</source>
        <translation>耕地 ≥ 10 亩</translation>
    </message>
    <message>
        <source>Cultivated land: gross {gross}, net {net} 亩</source>
        <translation>占用耕地：毛面积 {gross} 亩，净面积 {net} 亩</translation>
    </message>
    <message>
        <source>Date (YYYY-MM-DD)</source>
        <translation>日期（YYYY-MM-DD）</translation>
    </message>
    <message>
        <source>Date of sending, receipt or reply (YYYY-MM-DD)</source>
        <translation>发出、签收或回复的日期（YYYY-MM-DD）</translation>
    </message>
    <message>
        <source>Date of signing</source>
        <translation>签字日期</translation>
    </message>
    <message>
        <source>Date of the visit</source>
        <translation>回访日期</translation>
    </message>
    <message>
        <source>Dates are real days</source>
        <translation>日期是真实的日期</translation>
    </message>
    <message>
        <source>Day off</source>
        <translation>放假</translation>
    </message>
    <message>
        <source>Days</source>
        <translation>天数</translation>
    </message>
    <message>
        <source>Days
left</source>
        <translation>剩余
天数</translation>
    </message>
    <message>
        <source>Days until the deadline</source>
        <translation>整改期限天数</translation>
    </message>
    <message>
        <source>Deadline</source>
        <translation>整改期限</translation>
    </message>
    <message>
        <source>Deadline (YYYY-MM-DD)</source>
        <translation>期限（YYYY-MM-DD）</translation>
    </message>
    <message>
        <source>Deadline by the county&apos;s rule instead of days</source>
        <translation>按县里的规则确定期限，不按天数</translation>
    </message>
    <message>
        <source>Deadline of the batch</source>
        <translation>批次办理期限</translation>
    </message>
    <message>
        <source>Deadline {date}</source>
        <translation>期限 {date}</translation>
    </message>
    <message>
        <source>Deadlines</source>
        <translation>期限数</translation>
    </message>
    <message>
        <source>Deal with it…</source>
        <translation>处理…</translation>
    </message>
    <message>
        <source>Dealt with
before</source>
        <translation>此前
处理</translation>
    </message>
    <message>
        <source>Decided by</source>
        <translation>决定人</translation>
    </message>
    <message>
        <source>Declare an exception</source>
        <translation>认定例外</translation>
    </message>
    <message>
        <source>Delivery</source>
        <translation>上报与交换</translation>
    </message>
    <message>
        <source>Department</source>
        <translation>受送单位</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>详情</translation>
    </message>
    <message>
        <source>Disagreement</source>
        <translation>问题</translation>
    </message>
    <message>
        <source>Disagreements</source>
        <translation>比对问题</translation>
    </message>
    <message>
        <source>Divide the picked patch by lines, borders or land class</source>
        <translation>按画线、行政界线或地类拆分选中的图斑</translation>
    </message>
    <message>
        <source>Document</source>
        <translation>文书</translation>
    </message>
    <message>
        <source>Document date</source>
        <translation>文书日期</translation>
    </message>
    <message>
        <source>Document number</source>
        <translation>批准或决定文号</translation>
    </message>
    <message>
        <source>Document, meeting or reason</source>
        <translation>文件、会议或理由</translation>
    </message>
    <message>
        <source>Does what “Check overlap with farmland” does, for GeoPackage layers only and several times as fast: a county&apos;s 100,000 patches take seconds. {OUTPUT} is a new GeoPackage with two tables: the checked polygons (checked), a row for each patch with its figures, and the pieces (pieces), a row for each part with its source, as polygons when {POLYGONS} is ticked. Adjusted areas of the parts of a patch sum to its area. With {CULTIVATED_ONLY} only cultivated land (01) is read; all other ground of a patch is then one part. Layers must be whole tables on disk: without filter, selection, joined fields or edits that are not saved.</source>
        <translation>与“图层与永久基本农田、地类图斑套合检查”算得一样，只读 GeoPackage 图层，快好几倍：全县十万个图斑几秒钟。{OUTPUT}是新的 GeoPackage，含两张表：套合结果（checked）每个图斑一行面积数字，套合地块（pieces）每个地块一行并注明来源，勾选{POLYGONS}时带图形。各地块平差后的面积之和等于图斑面积。勾选{CULTIVATED_ONLY}时只读耕地（01），图斑的其余部分合为一块。图层必须是磁盘上的完整表：没有过滤、选择、连接字段，编辑已保存。</translation>
    </message>
    <message>
        <source>Double click goes to where it is put right</source>
        <translation>双击转到改正的地方</translation>
    </message>
    <message>
        <source>Draft a delivery profile from a province&apos;s empty template</source>
        <translation>由省里的空模板起草交付方案</translation>
    </message>
    <message>
        <source>Draw</source>
        <translation>画图形</translation>
    </message>
    <message>
        <source>Draw a line</source>
        <translation>画线</translation>
    </message>
    <message>
        <source>Draw a violation patch on the map (画图斑)</source>
        <translation>在地图上画图斑</translation>
    </message>
    <message>
        <source>Draw again</source>
        <translation>重画</translation>
    </message>
    <message>
        <source>Draw ground</source>
        <translation>绘制范围</translation>
    </message>
    <message>
        <source>Draw patch</source>
        <translation>画图斑</translation>
    </message>
    <message>
        <source>Draw the ground that is accepted on the map</source>
        <translation>在地图上绘制验收范围</translation>
    </message>
    <message>
        <source>Draw the polygon again first.</source>
        <translation>请先重画图形。</translation>
    </message>
    <message>
        <source>Draw the polygon anew; what is typed here stays</source>
        <translation>重画图形，已填写的内容保留</translation>
    </message>
    <message>
        <source>Due</source>
        <translation>到期</translation>
    </message>
    <message>
        <source>EPSG:{code} is not a known coordinate reference system.</source>
        <translation>EPSG:{code} 不是已知的坐标参考系。</translation>
    </message>
    <message>
        <source>Earlier image</source>
        <translation>前时相影像</translation>
    </message>
    <message>
        <source>Earlier patch {code}</source>
        <translation>以往图斑 {code}</translation>
    </message>
    <message>
        <source>Earlier verdict</source>
        <translation>以往认定</translation>
    </message>
    <message>
        <source>Edit templates</source>
        <translation>编辑模板</translation>
    </message>
    <message>
        <source>Effective date</source>
        <translation>生效日期</translation>
    </message>
    <message>
        <source>Ellipsoidal area (survey standard)</source>
        <translation>图斑椭球面积</translation>
    </message>
    <message>
        <source>Encoding</source>
        <translation>编码</translation>
    </message>
    <message>
        <source>Encoding taken</source>
        <translation>采用的编码</translation>
    </message>
    <message>
        <source>End the task with the number of the approval or decision</source>
        <translation>登记批准（决定）文号，完成该任务</translation>
    </message>
    <message>
        <source>Enforcement certificate</source>
        <translation>执法证号</translation>
    </message>
    <message>
        <source>Enter a filing by hand</source>
        <translation>手工录入一项备案</translation>
    </message>
    <message>
        <source>Enter a letter that nothing proposes</source>
        <translation>登记一件未经建议的移送</translation>
    </message>
    <message>
        <source>Enter a patch by coordinates</source>
        <translation>按坐标录入图斑</translation>
    </message>
    <message>
        <source>Enter every letter that findings, verdicts and tasks propose and that is not there yet</source>
        <translation>按规则提示、认定和任务，登记尚未登记的全部移送建议</translation>
    </message>
    <message>
        <source>Enter the holiday table of a year, from which working days are counted</source>
        <translation>录入一个年度的节假日表，工作日据此计算</translation>
    </message>
    <message>
        <source>Entered</source>
        <translation>已录入</translation>
    </message>
    <message>
        <source>Enters a finding of the bureau&apos;s own (patrol, report, inspection) from typed corners, one a line: longitude and latitude in degrees or 度分秒, or CGCS2000 northing and easting in metres, in either order, with a corner number before them or without. A blank line begins another ring. An outline that crosses itself is refused. Without {CODE} the next free number is given.</source>
        <translation>按界址点坐标录入本局自己发现的图斑（巡查、举报、督察），每行一点：经纬度（度或度分秒），或 2000 国家大地坐标系的纵、横坐标（米），先后次序不限，前面可以有点号。空行之后是另一圈。图形自相交的不予录入。不填{CODE}则给出下一个空号。</translation>
    </message>
    <message>
        <source>Enters a person with unit and role into the register. Only these people can be named in a verdict or a signature. Two people of one name must be told apart in the name.</source>
        <translation>在台账中登记人员的姓名、单位、职务。认定、签字只能署人员表里的人。同名的人须在姓名里加以区分。</translation>
    </message>
    <message>
        <source>Enters a proposed referral (拟移送) for every department whose letter the findings, verdict and tasks of a case propose, once. Criminal filing standard and accountability of cadres are separate letters. A proposal sends nothing; a named person decides (“Record referral”).</source>
        <translation>按图斑的规则提示、认定意见和任务，为每个应予移送的单位登记一次“拟移送”。刑事立案标准与干部责任追究分别成文。建议并不发出任何文书，由具名人员决定（“登记移送”）。</translation>
    </message>
    <message>
        <source>Enters the yearly follow-up visits of every accepted case that has none yet, for as many years as the rule on follow-up after acceptance (acceptance_follow_up) says. The rule is off until the county confirms it.</source>
        <translation>为每个已验收而尚无回访计划的图斑登记逐年回访，年数按规则“验收后跟踪”（acceptance_follow_up）。该规则在县里确认之前停用。</translation>
    </message>
    <message>
        <source>Errors</source>
        <translation>错误</translation>
    </message>
    <message>
        <source>Event</source>
        <translation>节点</translation>
    </message>
    <message>
        <source>Every feature has a polygon</source>
        <translation>每个图斑都有面图形</translation>
    </message>
    <message>
        <source>Every feature lies within the county</source>
        <translation>每个图斑都在县域内</translation>
    </message>
    <message>
        <source>Every field of the profile is there</source>
        <translation>方案规定的字段齐全</translation>
    </message>
    <message>
        <source>Every file can be read</source>
        <translation>文件都能打开</translation>
    </message>
    <message>
        <source>Every required file is there</source>
        <translation>必需的文件齐全</translation>
    </message>
    <message>
        <source>Every ring ends at its first point</source>
        <translation>每个圈都首尾闭合</translation>
    </message>
    <message>
        <source>Evidence</source>
        <translation>附件</translation>
    </message>
    <message>
        <source>Exception by {person}: {reason}</source>
        <translation>{person} 认定为例外：{reason}</translation>
    </message>
    <message>
        <source>Exceptions</source>
        <translation>例外</translation>
    </message>
    <message>
        <source>Exception…</source>
        <translation>认定例外…</translation>
    </message>
    <message>
        <source>Exchange</source>
        <translation>数据交换</translation>
    </message>
    <message>
        <source>Explanation</source>
        <translation>说明</translation>
    </message>
    <message>
        <source>Export delivery package</source>
        <translation>导出成果包</translation>
    </message>
    <message>
        <source>Export land-boundary TXT</source>
        <translation>写出界址点 TXT</translation>
    </message>
    <message>
        <source>Export pack…</source>
        <translation>导出规则包…</translation>
    </message>
    <message>
        <source>Export registration package…</source>
        <translation>导出上图入库资料包…</translation>
    </message>
    <message>
        <source>Export rule packs</source>
        <translation>导出规则包</translation>
    </message>
    <message>
        <source>Export sheet to fill in</source>
        <translation>导出待填表格</translation>
    </message>
    <message>
        <source>Export the rule pack</source>
        <translation>导出规则包</translation>
    </message>
    <message>
        <source>Facility</source>
        <translation>设施类别</translation>
    </message>
    <message>
        <source>Facility farmland</source>
        <translation>设施农用地</translation>
    </message>
    <message>
        <source>Facility kind</source>
        <translation>设施类型</translation>
    </message>
    <message>
        <source>Facility-agriculture filings</source>
        <translation>设施农业用地备案</translation>
    </message>
    <message>
        <source>Farmland Guard</source>
        <translation>耕地卫士</translation>
    </message>
    <message>
        <source>Features are plain two-dimensional polygons</source>
        <translation>图斑是普通二维面</translation>
    </message>
    <message>
        <source>Field</source>
        <translation>字段</translation>
    </message>
    <message>
        <source>Field mapping (JSON)</source>
        <translation>字段对应（JSON）</translation>
    </message>
    <message>
        <source>Field mapping (JSON: our field name → field of the file)</source>
        <translation>字段对应（JSON：本软件字段名 → 文件字段名）</translation>
    </message>
    <message>
        <source>Field of the file</source>
        <translation>文件字段</translation>
    </message>
    <message>
        <source>Field of the parcel code</source>
        <translation>地块编号字段</translation>
    </message>
    <message>
        <source>Field of the parcel name</source>
        <translation>地块名称字段</translation>
    </message>
    <message>
        <source>Field with the code of the zone, when it is not recognised</source>
        <translation>区域编码字段（未自动识别时选）</translation>
    </message>
    <message>
        <source>Field with the name of the zone, when it is not recognised</source>
        <translation>区域名称字段（未自动识别时选）</translation>
    </message>
    <message>
        <source>Fields are named exactly as in the profile</source>
        <translation>字段名与方案完全一致</translation>
    </message>
    <message>
        <source>Fields have the profile&apos;s length and decimals</source>
        <translation>字段长度、小数位与方案一致</translation>
    </message>
    <message>
        <source>Fields have the profile&apos;s types</source>
        <translation>字段类型与方案一致</translation>
    </message>
    <message>
        <source>Fields stand in the profile&apos;s order</source>
        <translation>字段顺序与方案一致</translation>
    </message>
    <message>
        <source>Fields without a known value</source>
        <translation>没有已知来源的字段</translation>
    </message>
    <message>
        <source>Fields: {fields}</source>
        <translation>识别的字段：{fields}</translation>
    </message>
    <message>
        <source>File</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>File or folder</source>
        <translation>文件或文件夹</translation>
    </message>
    <message>
        <source>File with the patches</source>
        <translation>图斑文件</translation>
    </message>
    <message>
        <source>Files</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>Files written</source>
        <translation>写出文件数</translation>
    </message>
    <message>
        <source>Filing</source>
        <translation>备案</translation>
    </message>
    <message>
        <source>Filings</source>
        <translation>备案</translation>
    </message>
    <message>
        <source>Filings changed</source>
        <translation>已修改的备案</translation>
    </message>
    <message>
        <source>Filings checked</source>
        <translation>已核查的备案</translation>
    </message>
    <message>
        <source>Filings expired</source>
        <translation>已登记到期的备案</translation>
    </message>
    <message>
        <source>Filings for the change survey</source>
        <translation>移交变更调查的备案</translation>
    </message>
    <message>
        <source>Filings registered</source>
        <translation>已上图入库的备案</translation>
    </message>
    <message>
        <source>Filings to survey</source>
        <translation>待变更调查的备案</translation>
    </message>
    <message>
        <source>Filings with a failing item</source>
        <translation>有不符合项的备案</translation>
    </message>
    <message>
        <source>Filings without a failing item</source>
        <translation>没有不符合项的备案</translation>
    </message>
    <message>
        <source>Fill in the number or the opinion.</source>
        <translation>请填编号或意见。</translation>
    </message>
    <message>
        <source>Fill in where “from” is empty, check types and code lists, then mark what is verified.</source>
        <translation>请补填空着的“from”，核对类型和代码表，再注明哪些已核对。</translation>
    </message>
    <message>
        <source>Findings</source>
        <translation>规则提示</translation>
    </message>
    <message>
        <source>Findings of the rule book</source>
        <translation>规则提示数</translation>
    </message>
    <message>
        <source>Fingerprint</source>
        <translation>指纹</translation>
    </message>
    <message>
        <source>Fingerprint (SHA-256)</source>
        <translation>指纹（SHA-256）</translation>
    </message>
    <message>
        <source>Fixed</source>
        <translation>已改正</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>文件夹</translation>
    </message>
    <message>
        <source>Folder of papers, named by project code</source>
        <translation>材料文件夹（按项目编号命名）</translation>
    </message>
    <message>
        <source>Folder of the packets</source>
        <translation>档案存放文件夹</translation>
    </message>
    <message>
        <source>Follow-up visit</source>
        <translation>复耕回访</translation>
    </message>
    <message>
        <source>Follow-up visit…</source>
        <translation>复耕回访…</translation>
    </message>
    <message>
        <source>For a single file give {cases} and {kind}.</source>
        <translation>单个文件须填{cases}和{kind}。</translation>
    </message>
    <message>
        <source>Format</source>
        <translation>格式</translation>
    </message>
    <message>
        <source>Form…</source>
        <translation>备案表…</translation>
    </message>
    <message>
        <source>Further task for this case…</source>
        <translation>再下达任务…</translation>
    </message>
    <message>
        <source>GDAL {version} of this QGIS reads {container} but cannot write it; choose GeoPackage or shapefile.</source>
        <translation>本机 QGIS 的 GDAL {version} 只能读 {container}，不能写；请改用 GeoPackage 或 shapefile。</translation>
    </message>
    <message>
        <source>Geometry engine: QGIS (shapely 2 is not installed; the same figures, only slower).</source>
        <translation>几何引擎：QGIS（未安装 shapely 2，结果相同，只是较慢）。</translation>
    </message>
    <message>
        <source>Geometry engine: shapely (fast).</source>
        <translation>几何引擎：shapely（快速）。</translation>
    </message>
    <message>
        <source>Give either {layer} or {file}, not both and not neither.</source>
        <translation>{layer}和{file}请给出其中一个，不能都给，也不能都不给。</translation>
    </message>
    <message>
        <source>Give exactly one of {folder} and {layer}.</source>
        <translation>{folder}和{layer}必须且只能给一个。</translation>
    </message>
    <message>
        <source>Give name and unit of the witness.</source>
        <translation>请填写见证人的姓名和单位。</translation>
    </message>
    <message>
        <source>Give name, unit and role.</source>
        <translation>请填写姓名、单位和职务。</translation>
    </message>
    <message>
        <source>Give the code of the case.</source>
        <translation>请填写监测编号。</translation>
    </message>
    <message>
        <source>Give the code.</source>
        <translation>请填写监测编号。</translation>
    </message>
    <message>
        <source>Give the county&apos;s name.</source>
        <translation>请填写县名。</translation>
    </message>
    <message>
        <source>Give the county&apos;s six-digit code.</source>
        <translation>请填写六位行政区代码。</translation>
    </message>
    <message>
        <source>Give the date.</source>
        <translation>请填日期。</translation>
    </message>
    <message>
        <source>Give the notice the days come from.</source>
        <translation>请填写放假安排的通知文号。</translation>
    </message>
    <message>
        <source>Give the number of the approval or decision.</source>
        <translation>请填写批准或决定文号。</translation>
    </message>
    <message>
        <source>Give the number of the letter.</source>
        <translation>请填写文号。</translation>
    </message>
    <message>
        <source>Give the number.</source>
        <translation>请填写编号。</translation>
    </message>
    <message>
        <source>Give the project code.</source>
        <translation>请填项目编号。</translation>
    </message>
    <message>
        <source>Give the reason.</source>
        <translation>请填理由。</translation>
    </message>
    <message>
        <source>Give the value.</source>
        <translation>请填写取值。</translation>
    </message>
    <message>
        <source>Give {referral}, or {case} and {department}.</source>
        <translation>请填写{referral}，或填写{case}和{department}。</translation>
    </message>
    <message>
        <source>Give “Permanent basic farmland” (PBF), “Land use” (LANDUSE) or both; there is nothing to check against.</source>
        <translation>没有可套合的底图，请填写“永久基本农田”（PBF）、“地类图斑”（LANDUSE）或两者都填。</translation>
    </message>
    <message>
        <source>Give “Table of filings” (TABLE), “Shapes” (SHAPES), “Folder of papers” (PAPERS), or all.</source>
        <translation>请给出“备案表”（TABLE）、“图形”（SHAPES）、“材料文件夹”（PAPERS）中的一项或几项。</translation>
    </message>
    <message>
        <source>Gives a case a number on a platform (卫片, 变更调查, 督察, 12336, 巡查), or changes its deadline, report state and return reason there. A number belongs to one case of its platform.</source>
        <translation>给图斑登记一个平台编号（卫片、变更调查、督察、12336、巡查），或更改其填报期限、填报状态和退回原因。同一平台的一个编号只属于一个图斑。</translation>
    </message>
    <message>
        <source>Go to the case above in the list</source>
        <translation>转到列表中的上一个图斑</translation>
    </message>
    <message>
        <source>Go to the case below in the list</source>
        <translation>转到列表中的下一个图斑</translation>
    </message>
    <message>
        <source>Gross</source>
        <translation>毛面积</translation>
    </message>
    <message>
        <source>Gross
m²</source>
        <translation>毛面积
m²</translation>
    </message>
    <message>
        <source>Ground</source>
        <translation>用地图形</translation>
    </message>
    <message>
        <source>Ground (*.txt *.gpx *.kml *.kmz *.shp *.gpkg *.geojson *.zip);;All files (*)</source>
        <translation>验收范围 (*.txt *.gpx *.kml *.kmz *.shp *.gpkg *.geojson *.zip);;所有文件 (*)</translation>
    </message>
    <message>
        <source>Ground being drawn</source>
        <translation>正在画的用地</translation>
    </message>
    <message>
        <source>Ground claimed twice (m²)</source>
        <translation>重叠面积（m²）</translation>
    </message>
    <message>
        <source>Ground from file</source>
        <translation>从文件导入范围</translation>
    </message>
    <message>
        <source>Ground from file…</source>
        <translation>导入范围…</translation>
    </message>
    <message>
        <source>Ground of the document</source>
        <translation>文书所涉范围</translation>
    </message>
    <message>
        <source>Ground of the filing (用地范围)</source>
        <translation>用地范围</translation>
    </message>
    <message>
        <source>Ground recorded: {mu} mu.</source>
        <translation>已登记验收范围：{mu} 亩。</translation>
    </message>
    <message>
        <source>Ground: the whole case, or what is left of it, unless you say otherwise</source>
        <translation>验收范围：整个图斑或其剩余部分（可另行划定）</translation>
    </message>
    <message>
        <source>Ground: {source}, {mu} mu</source>
        <translation>验收范围：{source}，{mu} 亩</translation>
    </message>
    <message>
        <source>Grounds listed</source>
        <translation>列出的地块数</translation>
    </message>
    <message>
        <source>Guessed from the field names</source>
        <translation>按字段名自动识别</translation>
    </message>
    <message>
        <source>Hand-over list for the change survey</source>
        <translation>变更调查移交清单</translation>
    </message>
    <message>
        <source>Handle</source>
        <translation>办理</translation>
    </message>
    <message>
        <source>Happened on</source>
        <translation>发生日期</translation>
    </message>
    <message>
        <source>Highest value</source>
        <translation>上限</translation>
    </message>
    <message>
        <source>Hold a package that is there already against the profile</source>
        <translation>按方案校验已有的成果包</translation>
    </message>
    <message>
        <source>Holds</source>
        <translation>效力</translation>
    </message>
    <message>
        <source>Holds a package in {FOLDER} or one {LAYER}, exactly one of the two, against a profile: files, coordinate system, fields, lengths, code lists, unique numbers, geometry, sums and bounds. {REPORT} is a table of what is wrong; the algorithm ends well even with errors and returns their number. With {REGISTER} the county&apos;s bounds and earlier deliveries are known, and issues are kept as open, fixed or exception. Profiles: {profiles}.</source>
        <translation>按交付方案校验{FOLDER}或单个{LAYER}，二者必须且只能给一个：文件、坐标系、字段、长度、代码表、唯一编号、图形、面积勾稽、县域范围。{REPORT}是问题清单；有错误时算法也正常结束，并给出数量。给出{REGISTER}时，可核对县域范围和以往交付，并把问题记为未处理、已改正或例外。交付方案：{profiles}。</translation>
    </message>
    <message>
        <source>Holidays of a year</source>
        <translation>年度节假日表</translation>
    </message>
    <message>
        <source>Holidays…</source>
        <translation>节假日表…</translation>
    </message>
    <message>
        <source>How</source>
        <translation>拆分方式</translation>
    </message>
    <message>
        <source>How many figures and findings are not as the check before said</source>
        <translation>与上一次检查结果不同的数值和提示个数</translation>
    </message>
    <message>
        <source>How many rules of the rule book have something to say</source>
        <translation>规则库中有多少条规则给出提示</translation>
    </message>
    <message>
        <source>Identifier of the person</source>
        <translation>人员的唯一标识</translation>
    </message>
    <message>
        <source>Identities</source>
        <translation>等式核对表</translation>
    </message>
    <message>
        <source>Images</source>
        <translation>影像</translation>
    </message>
    <message>
        <source>Images before and after</source>
        <translation>前后时相影像</translation>
    </message>
    <message>
        <source>Images before and after…</source>
        <translation>前后时相影像…</translation>
    </message>
    <message>
        <source>Import a rule pack</source>
        <translation>导入规则包</translation>
    </message>
    <message>
        <source>Import base layer</source>
        <translation>底图入库</translation>
    </message>
    <message>
        <source>Import base layer…</source>
        <translation>底图入库…</translation>
    </message>
    <message>
        <source>Import batch of patches</source>
        <translation>接收图斑批次</translation>
    </message>
    <message>
        <source>Import batch…</source>
        <translation>接收批次…</translation>
    </message>
    <message>
        <source>Import facility filings</source>
        <translation>接收设施农业用地备案</translation>
    </message>
    <message>
        <source>Import filings…</source>
        <translation>接收备案…</translation>
    </message>
    <message>
        <source>Import holiday table</source>
        <translation>导入节假日表</translation>
    </message>
    <message>
        <source>Import land-boundary TXT</source>
        <translation>读入界址点 TXT</translation>
    </message>
    <message>
        <source>Import lawful new occupation of cultivated land</source>
        <translation>导入合法新增占用耕地</translation>
    </message>
    <message>
        <source>Import numbers of cases</source>
        <translation>导入图斑编号表</translation>
    </message>
    <message>
        <source>Import pack…</source>
        <translation>导入规则包…</translation>
    </message>
    <message>
        <source>Import readings</source>
        <translation>录入复耕读数</translation>
    </message>
    <message>
        <source>Import readings…</source>
        <translation>录入读数…</translation>
    </message>
    <message>
        <source>Import registration receipt</source>
        <translation>导入上图入库回执</translation>
    </message>
    <message>
        <source>Import registration receipt…</source>
        <translation>导入上图入库回执…</translation>
    </message>
    <message>
        <source>Import results of reviewing</source>
        <translation>导入审核结果</translation>
    </message>
    <message>
        <source>Import results of reviewing…</source>
        <translation>导入审核结果…</translation>
    </message>
    <message>
        <source>Import review results</source>
        <translation>导入审核结果清单</translation>
    </message>
    <message>
        <source>Import rule packs</source>
        <translation>导入规则包</translation>
    </message>
    <message>
        <source>Import sheet that was filled in</source>
        <translation>收回已填表格</translation>
    </message>
    <message>
        <source>In a nature reserve</source>
        <translation>在自然保护地内</translation>
    </message>
    <message>
        <source>In force from {date} {until}</source>
        <translation>自 {date} 起施行 {until}</translation>
    </message>
    <message>
        <source>In nature reserves; in which of them is under “Make-up”</source>
        <translation>在自然保护地内；在哪一处见“面积构成”</translation>
    </message>
    <message>
        <source>In the ecological redline; which part is under “Make-up”</source>
        <translation>在生态保护红线内的面积，明细见“面积构成”</translation>
    </message>
    <message>
        <source>In the first rows</source>
        <translation>前几行的内容</translation>
    </message>
    <message>
        <source>In the list</source>
        <translation>清单编号</translation>
    </message>
    <message>
        <source>In the redline</source>
        <translation>在红线内</translation>
    </message>
    <message>
        <source>In the register</source>
        <translation>台账字段</translation>
    </message>
    <message>
        <source>In the sheet</source>
        <translation>表格中</translation>
    </message>
    <message>
        <source>Indicator</source>
        <translation>指标</translation>
    </message>
    <message>
        <source>Issue</source>
        <translation>问题</translation>
    </message>
    <message>
        <source>Issue rectification tasks</source>
        <translation>下达整改任务</translation>
    </message>
    <message>
        <source>Issue rectification tasks for the selected cases</source>
        <translation>对所选图斑下达整改任务</translation>
    </message>
    <message>
        <source>Issue tasks for the {count} cases judged illegal that have none</source>
        <translation>对 {count} 个已认定为违法、尚无任务的图斑下达整改任务</translation>
    </message>
    <message>
        <source>Issue tasks…</source>
        <translation>下达任务…</translation>
    </message>
    <message>
        <source>Issue task…</source>
        <translation>下达任务…</translation>
    </message>
    <message>
        <source>Issued {issued}, deadline {deadline}</source>
        <translation>{issued} 下达，期限 {deadline}</translation>
    </message>
    <message>
        <source>Issues</source>
        <translation>问题</translation>
    </message>
    <message>
        <source>Issues a rectification task for every case whose verdict a person has recorded as illegal and that has no task under way, never for others. With {CASES} only for these, one by one, also beside a task of another measure: a case may have several tasks. 拆补组合 needs both areas in 亩. The deadline counts calendar days from today, or is the one of the county&apos;s rule book ({BY_RULE}).</source>
        <translation>为每个已由人员认定为违法且没有未完成任务的图斑下达整改任务，其他图斑一律不下达。填写{CASES}时只对这些图斑逐个下达，可与另一整改方式的任务并存：一个图斑可有多个任务。拆补组合须填写两项面积（亩）。期限按自然日从今天起算，或按县里规则库的期限（{BY_RULE}）。</translation>
    </message>
    <message>
        <source>Issues on the map</source>
        <translation>问题图层</translation>
    </message>
    <message>
        <source>It may be registered.</source>
        <translation>符合，可以上图入库。</translation>
    </message>
    <message>
        <source>It was dealt with already: {what} ({who}).</source>
        <translation>已经处理过：{what}（{who}）。</translation>
    </message>
    <message>
        <source>Item</source>
        <translation>核查项</translation>
    </message>
    <message>
        <source>Items left to a person</source>
        <translation>留待人工核对的项</translation>
    </message>
    <message>
        <source>Journal</source>
        <translation>交付记录</translation>
    </message>
    <message>
        <source>Judged by</source>
        <translation>认定人</translation>
    </message>
    <message>
        <source>Judged by {person}: {reason}</source>
        <translation>认定人 {person}：{reason}</translation>
    </message>
    <message>
        <source>KCXS is {value}, but must be at least 0 and below 1</source>
        <translation>KCXS 为 {value}，应大于等于 0 且小于 1</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>类别</translation>
    </message>
    <message>
        <source>Kind of base layer</source>
        <translation>底图类别</translation>
    </message>
    <message>
        <source>Kind of letter</source>
        <translation>文书种类</translation>
    </message>
    <message>
        <source>Kind of patch (TBLX)</source>
        <translation>图斑类型（TBLX）</translation>
    </message>
    <message>
        <source>Known before</source>
        <translation>原已有</translation>
    </message>
    <message>
        <source>Known codes that differ</source>
        <translation>内容有差异的已有图斑数</translation>
    </message>
    <message>
        <source>Laboratory report</source>
        <translation>检测报告</translation>
    </message>
    <message>
        <source>Land
class</source>
        <translation>地类
编码</translation>
    </message>
    <message>
        <source>Land class (0101, 0102, 0103)</source>
        <translation>地类（0101、0102、0103）</translation>
    </message>
    <message>
        <source>Land classes</source>
        <translation>地类分类</translation>
    </message>
    <message>
        <source>Land classes are read as {name}.</source>
        <translation>地类编码按{name}理解。</translation>
    </message>
    <message>
        <source>Land use</source>
        <translation>地类图斑</translation>
    </message>
    <message>
        <source>Land use “{version}” does not say which classification its codes follow; they were read as {usual}.</source>
        <translation>地类图斑“{version}”没有注明地类分类标准，已按{usual}理解。</translation>
    </message>
    <message>
        <source>Land-boundary TXT</source>
        <translation>界址点 TXT</translation>
    </message>
    <message>
        <source>Later image</source>
        <translation>后时相影像</translation>
    </message>
    <message>
        <source>Law-enforcement certificate no.</source>
        <translation>执法证号</translation>
    </message>
    <message>
        <source>Layer</source>
        <translation>图层</translation>
    </message>
    <message>
        <source>Layer of the file (when it has several)</source>
        <translation>文件中的图层（有多个时）</translation>
    </message>
    <message>
        <source>Layers delivered earlier</source>
        <translation>以往交付的图层</translation>
    </message>
    <message>
        <source>Layers of the project</source>
        <translation>工程中的图层</translation>
    </message>
    <message>
        <source>Left blank: {names}</source>
        <translation>留空待填：{names}</translation>
    </message>
    <message>
        <source>Left out</source>
        <translation>未入库数</translation>
    </message>
    <message>
        <source>Let a named person declare this issue an exception, with the reason</source>
        <translation>由具名人员写明理由，把这个问题认定为例外</translation>
    </message>
    <message>
        <source>Let errors pass</source>
        <translation>带错误交付</translation>
    </message>
    <message>
        <source>Let the pack&apos;s own value count again</source>
        <translation>改回规则包自带的取值</translation>
    </message>
    <message>
        <source>Let the parts go; the patch they came from counts again</source>
        <translation>删去各子图斑，恢复原图斑计数</translation>
    </message>
    <message>
        <source>Letter</source>
        <translation>文书</translation>
    </message>
    <message>
        <source>Letter number</source>
        <translation>文号</translation>
    </message>
    <message>
        <source>Letters</source>
        <translation>文书</translation>
    </message>
    <message>
        <source>Letter…</source>
        <translation>制作文书…</translation>
    </message>
    <message>
        <source>Letting errors pass needs both a person and a reason.</source>
        <translation>带错误交付须同时写明批准人和理由。</translation>
    </message>
    <message>
        <source>Lies on ground that was accepted as restored before: occupied again</source>
        <translation>占压已验收地块：复耕后再次占用</translation>
    </message>
    <message>
        <source>Limit</source>
        <translation>标准</translation>
    </message>
    <message>
        <source>Line {line} is in another coordinate system than the first line.</source>
        <translation>第 {line} 行的坐标系与第一行不同。</translation>
    </message>
    <message>
        <source>Line {line}: “{text}” is no corner; write longitude and latitude, or northing and easting in metres.</source>
        <translation>第 {line} 行：“{text}”不是界址点；请写经纬度，或以米为单位的纵、横坐标。</translation>
    </message>
    <message>
        <source>Lines</source>
        <translation>行数</translation>
    </message>
    <message>
        <source>Lines to cut by (for drawn cuts)</source>
        <translation>拆分线（按画线拆分时）</translation>
    </message>
    <message>
        <source>List</source>
        <translation>清单</translation>
    </message>
    <message>
        <source>List beside it (optional)</source>
        <translation>随附清单（可不选）</translation>
    </message>
    <message>
        <source>List for the change survey…</source>
        <translation>变更调查移交清单…</translation>
    </message>
    <message>
        <source>List of results (xlsx, csv)</source>
        <translation>审核结果清单（xlsx、csv）</translation>
    </message>
    <message>
        <source>List of the patches (xlsx, csv)</source>
        <translation>图斑清单（xlsx、csv）</translation>
    </message>
    <message>
        <source>List: reason</source>
        <translation>清单：退回原因</translation>
    </message>
    <message>
        <source>List: state</source>
        <translation>清单：审核状态</translation>
    </message>
    <message>
        <source>Lists</source>
        <translation>清单</translation>
    </message>
    <message>
        <source>Lists every deadline that nears or has passed by {DATE} (today when left out): batches, platform numbers, tasks, replies of departments, visits, filings and the periods of the law. The escalation ladder of the rule book says who must be told, with the draft of the letter; what is not known is a marked blank. Those told already are left out.</source>
        <translation>列出截至{DATE}（不填为今天）临近或已过的全部期限：批次、平台填报、整改任务、部门回复、复耕回访、设施农用地备案和法定期限。按规则书的提醒层级列出应提醒谁，并附函件草稿，不掌握的内容留空并标明。已提醒过的不再列出。</translation>
    </message>
    <message>
        <source>Lists every limit of the quality profile for the land class (empty: the class before the change) with the task&apos;s readings: met, not met, no reading, doubtful, limit not confirmed yet, or only recorded where there is no limit. A limit counts once the county has compared it with the official text (“Confirm quality limit”). {RESULT} is met (pass), not met (fail) or not to be told yet (incomplete); it decides nothing.</source>
        <translation>按地类（留空为变化前地类）逐项列出质量指标方案的标准和任务的读数：符合、不符合、缺读数、数值存疑、标准待核对，或没有标准的仅记录。标准须由县里对照原文核对（“核对质量指标标准”）后才用于判定。{RESULT}为符合（pass）、不符合（fail）或尚不能判定（incomplete），不作任何决定。</translation>
    </message>
    <message>
        <source>Lists the accepted ground of demolished and reclaimed cases of a year as polygons for the change survey: accepted by 31 December it changes with that year&apos;s survey (IN_TIME = 1), in January after it does not. The class after the change is left to the survey.</source>
        <translation>列出某年度拆除复耕图斑的验收范围（面），移交变更调查：12 月 31 日前验收的随当年调查变更（IN_TIME = 1），次年 1 月验收的不随当年变更。变化后地类由调查确定。</translation>
    </message>
    <message>
        <source>Lists what disagrees: filed but surveyed otherwise, surveyed as facility land but not filed, built outside the filed line (with the polygon of the excess), damage beyond the filed, basic farmland without make-up, expired and not restored, filed twice. The list is kept in the register, where each row leads to an action.</source>
        <translation>列出备案与调查不一致之处：已备案而调查为其他地类、调查为设施农用地而未备案、超出备案范围建设（给出超出部分图形）、破坏耕作层超出备案、占用永农未补划、到期未恢复、重复备案。清单存入台账，每一行都可转入办理。</translation>
    </message>
    <message>
        <source>Live area while drawing</source>
        <translation>绘制时实时面积</translation>
    </message>
    <message>
        <source>Location</source>
        <translation>坐落</translation>
    </message>
    <message>
        <source>Look</source>
        <translation>看图</translation>
    </message>
    <message>
        <source>Look for reasons to send back in the cases of the batch whose review is not finished</source>
        <translation>检查本批次尚未审结的图斑有哪些会被退回的问题</translation>
    </message>
    <message>
        <source>Look over batch of patches</source>
        <translation>图斑批次质检</translation>
    </message>
    <message>
        <source>Looking the batch over</source>
        <translation>正在检查批次质量</translation>
    </message>
    <message>
        <source>Looks at every sub-patch for the reasons reviewers give when they send one back: papers and photos its class needs, evidence of another patch, areas in papers, place and time of photos, the same picture twice, identities that do not close. Red would come back, amber might, green shows none. Results are kept in the register with the date.</source>
        <translation>逐个子图斑查找审核退回的常见理由：该类认定须附的文件和照片、举证属于别的图斑、文件面积、照片位置和时间、照片重复、面积不平衡。红色会被退回，黄色可能被退回，绿色未发现理由。结果连同日期存入台账。</translation>
    </message>
    <message>
        <source>Lowest value</source>
        <translation>下限</translation>
    </message>
    <message>
        <source>Make a patch of it, return the filing, remind, or say why not</source>
        <translation>转为违法图斑、退回备案、提醒，或写明无需处理</translation>
    </message>
    <message>
        <source>Make case packets (一斑一档)</source>
        <translation>生成一斑一档</translation>
    </message>
    <message>
        <source>Make document</source>
        <translation>制作文书</translation>
    </message>
    <message>
        <source>Make document…</source>
        <translation>制作文书…</translation>
    </message>
    <message>
        <source>Make the register of a county</source>
        <translation>为一个县新建台账</translation>
    </message>
    <message>
        <source>Make-up</source>
        <translation>面积构成</translation>
    </message>
    <message>
        <source>Makes a numbered folder for each case with one PDF (card, overlap table, maps, boundary points, evidence index with SHA-256, signatures, papers, history), the papers and copies of the evidence. Page one lists what is missing. A packet that is whole and up to date is skipped, so that a run that was stopped goes on where it was. {CASES} empty: every case judged illegal.</source>
        <translation>为每个图斑生成一个编号文件夹，内有一份 PDF（卡片、套合分析表、图件、界址点成果表、带 SHA-256 的证据目录、签字、文书、办理记录）、各种文书和证据副本。首页列出尚缺材料。已完整且与台账一致的档案自动跳过，中断后再次运行即从断处继续。{CASES}为空：所有认定为违法的图斑。</translation>
    </message>
    <message>
        <source>Makes a paper about a case, task, referral or filing from a template, as .docx, PDF or both; the PDF is drawn from the very .docx and shows the same text. {TEMPLATE} is one of {known}, or a .docx of your own with placeholders like {{{{监测编号}}}}; a template of this title in the folder “…_模板” beside the register counts before ours. {VALUES} gives what only you know, in lines of 名称=值. What is missing stands as a marked blank and is listed in {BLANKS}. Nothing in a template is executed; one with macros or links to elsewhere is refused.</source>
        <translation>按模板制作一个图斑、任务、移送或备案项目的文书，可为 .docx、PDF 或两者各一份；PDF 由同一 .docx 画出，文字相同。{TEMPLATE}填{known}之一，或自己的带 {{{{监测编号}}}} 一类占位符的 .docx；台账旁“…_模板”文件夹中同名的模板优先。{VALUES}按“名称=值”逐行填写只有您知道的内容。缺的内容留标记空白，并列在{BLANKS}中。模板中的任何内容都不会被执行，带宏或外部链接的模板不予采用。</translation>
    </message>
    <message>
        <source>Makes an empty register (台账): one GeoPackage that holds every case of the county. The CRS is a projected CGCS2000 system; it may be left empty for Yuanqu county (140827), whose zone is 37 (EPSG:4525). A register that is already there is never overwritten.</source>
        <translation>新建空台账：一个 GeoPackage 文件，存放全县的图斑及办理情况。坐标参考系须为 CGCS2000 投影坐标系；垣曲县（140827）可以不填，自动取第 37 带（EPSG:4525）。已有的台账不会被覆盖。</translation>
    </message>
    <message>
        <source>Makes the polygons of a file or layer the ground of a task&apos;s joint acceptance: land-boundary TXT, GPX, KML or any vector file; lines and GPS tracks are closed. Without it the acceptance covers the whole case, or what is left of it. What remains of the case is its polygon minus what was accepted. Ground recorded after a signature voids that signature and begins a new round.</source>
        <translation>将文件或图层中的面作为任务联合验收的范围：国土 TXT、GPX、KML 或任何矢量文件；线和 GPS 轨迹自动闭合。不登记时，验收范围为整个图斑或其剩余部分。图斑剩余面积＝图斑扣除已验收范围。签字后重新登记范围的，原签字失效，另起一轮。</translation>
    </message>
    <message>
        <source>Mark</source>
        <translation>核对</translation>
    </message>
    <message>
        <source>Mark at least one day.</source>
        <translation>请至少标出一天。</translation>
    </message>
    <message>
        <source>Materials</source>
        <translation>材料</translation>
    </message>
    <message>
        <source>Materials ({count})</source>
        <translation>材料（{count}）</translation>
    </message>
    <message>
        <source>Matter</source>
        <translation>事项</translation>
    </message>
    <message>
        <source>Measure</source>
        <translation>整改方式</translation>
    </message>
    <message>
        <source>Measure how much farmland they take and apply the rule book</source>
        <translation>计算占用耕地和永久基本农田的面积，并对照规则库给出提示</translation>
    </message>
    <message>
        <source>Measure of rectification; may be changed while the task is under way</source>
        <translation>整改方式；任务办理期间可以更改</translation>
    </message>
    <message>
        <source>More</source>
        <translation>更多</translation>
    </message>
    <message>
        <source>Morning sheet</source>
        <translation>晨会提醒单</translation>
    </message>
    <message>
        <source>Morning sheet of deadlines</source>
        <translation>晨会提醒单</translation>
    </message>
    <message>
        <source>Morning sheet written: {path}</source>
        <translation>晨会提醒单已写出：{path}</translation>
    </message>
    <message>
        <source>Move case</source>
        <translation>改办理状态</translation>
    </message>
    <message>
        <source>Move to</source>
        <translation>改状态</translation>
    </message>
    <message>
        <source>Move to “{state}”</source>
        <translation>改为“{state}”</translation>
    </message>
    <message>
        <source>NULL</source>
        <translation>（空）</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>姓名</translation>
    </message>
    <message>
        <source>Name of the profile (small letters, digits, _)</source>
        <translation>方案名（小写字母、数字、_）</translation>
    </message>
    <message>
        <source>Name of the template</source>
        <translation>模板名称</translation>
    </message>
    <message>
        <source>Name the batch, for example “2026年10月卫片”.</source>
        <translation>请填写批次名称，例如“2026年10月卫片”。</translation>
    </message>
    <message>
        <source>Name the text the limit was compared with.</source>
        <translation>请写明对照的原文。</translation>
    </message>
    <message>
        <source>Net
factor</source>
        <translation>净
系数</translation>
    </message>
    <message>
        <source>Net
m²</source>
        <translation>净面积
m²</translation>
    </message>
    <message>
        <source>Net area by gross area: 1 − KCXS, or declared net by declared area</source>
        <translation>净面积与毛面积之比：1 − KCXS，或登记净面积与登记面积之比</translation>
    </message>
    <message>
        <source>Net of ridges</source>
        <translation>净面积</translation>
    </message>
    <message>
        <source>New cases</source>
        <translation>新增图斑数</translation>
    </message>
    <message>
        <source>New codes</source>
        <translation>新编号数</translation>
    </message>
    <message>
        <source>New delivery profile from a sample</source>
        <translation>由样表起草交付方案</translation>
    </message>
    <message>
        <source>New filing</source>
        <translation>新建备案</translation>
    </message>
    <message>
        <source>New filings</source>
        <translation>新增备案</translation>
    </message>
    <message>
        <source>New filing…</source>
        <translation>新建备案…</translation>
    </message>
    <message>
        <source>New numbers</source>
        <translation>新增编号</translation>
    </message>
    <message>
        <source>New or known</source>
        <translation>比对结果不限</translation>
    </message>
    <message>
        <source>New profile from a sample…</source>
        <translation>由样表新建方案…</translation>
    </message>
    <message>
        <source>New referral</source>
        <translation>新增移送</translation>
    </message>
    <message>
        <source>New register</source>
        <translation>新建台账</translation>
    </message>
    <message>
        <source>New register…</source>
        <translation>新建台账…</translation>
    </message>
    <message>
        <source>New state</source>
        <translation>新状态</translation>
    </message>
    <message>
        <source>New violation patch</source>
        <translation>新增违法图斑</translation>
    </message>
    <message>
        <source>New…</source>
        <translation>新增…</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>下一步</translation>
    </message>
    <message>
        <source>Next case</source>
        <translation>下一个图斑</translation>
    </message>
    <message>
        <source>Next planned: {date}</source>
        <translation>下次计划：{date}</translation>
    </message>
    <message>
        <source>Next: close the case.</source>
        <translation>下一步：销号。</translation>
    </message>
    <message>
        <source>Next: gather the evidence and register that the ground is reclaimed.</source>
        <translation>下一步：收集附件材料，登记复耕完成。</translation>
    </message>
    <message>
        <source>Next: record the document that settles the case.</source>
        <translation>下一步：登记结案的批准（决定）文号。</translation>
    </message>
    <message>
        <source>Next: signature of {bureaus}.</source>
        <translation>下一步：{bureaus}签字。</translation>
    </message>
    <message>
        <source>No</source>
        <translation>否</translation>
    </message>
    <message>
        <source>No acceptance with a polygon has passed yet; there is nothing to deliver.</source>
        <translation>还没有带图形的合格验收，没有可交付的内容。</translation>
    </message>
    <message>
        <source>No area is negative</source>
        <translation>面积没有负数</translation>
    </message>
    <message>
        <source>No batch was taken into the register yet.</source>
        <translation>台账里还没有接收过批次。</translation>
    </message>
    <message>
        <source>No case has a date yet.</source>
        <translation>还没有图斑带有日期。</translation>
    </message>
    <message>
        <source>No case lies in township “{township}”. Known: {known}.</source>
        <translation>没有图斑在乡镇“{township}”。现有：{known}。</translation>
    </message>
    <message>
        <source>No case that a person judged illegal is without a task.</source>
        <translation>没有已认定为违法而尚未下达任务的图斑。</translation>
    </message>
    <message>
        <source>No cases yet: import a batch of patches, or draw one.</source>
        <translation>还没有图斑：请接收图斑批次，或画图斑。</translation>
    </message>
    <message>
        <source>No disagreement with the survey is open. “{compare}” looks for them.</source>
        <translation>没有待处理的与变更调查不一致。点“{compare}”可比对。</translation>
    </message>
    <message>
        <source>No earlier patch lies here, or the batch was not compared yet.</source>
        <translation>此处没有以往图斑，或本批次尚未比对。</translation>
    </message>
    <message>
        <source>No feature covers ground delivered earlier under another number</source>
        <translation>图斑没有压占以其他编号交付过的土地</translation>
    </message>
    <message>
        <source>No feature lies far away from all others</source>
        <translation>没有远离其他图斑的图斑</translation>
    </message>
    <message>
        <source>No field is there that the profile does not have</source>
        <translation>没有方案以外的字段</translation>
    </message>
    <message>
        <source>No file yet: photos, signed papers and reports. Choose the kind, then “Add file…”.</source>
        <translation>还没有附件（照片、签字文件、检测报告等）。先选类别，再点“添加附件…”。</translation>
    </message>
    <message>
        <source>No filing passes the filter.</source>
        <translation>没有符合筛选条件的备案。</translation>
    </message>
    <message>
        <source>No filings yet. “Import filings…” takes the township&apos;s table in; “New filing…” enters one by hand.</source>
        <translation>还没有备案。点“接收备案…”收入乡镇备案表；点“新建备案…”手工登记一件。</translation>
    </message>
    <message>
        <source>No image is noted for this batch yet: choose it under “Images before and after…”.</source>
        <translation>本批次还没有指定影像：请在“前后时相影像…”里选择。</translation>
    </message>
    <message>
        <source>No issue is on record. “Validate” looks for them.</source>
        <translation>还没有问题记录，点“校验”查找。</translation>
    </message>
    <message>
        <source>No issue passes the filter.</source>
        <translation>没有符合筛选条件的问题。</translation>
    </message>
    <message>
        <source>No open error, {warnings} warnings.</source>
        <translation>没有未处理的错误，提示 {warnings} 条。</translation>
    </message>
    <message>
        <source>No part is larger than what it is a part of</source>
        <translation>分项不大于其所属的总项</translation>
    </message>
    <message>
        <source>No part of a feature is tiny</source>
        <translation>图斑没有过小的碎块</translation>
    </message>
    <message>
        <source>No point is there twice in a row</source>
        <translation>没有连续重复的界址点</translation>
    </message>
    <message>
        <source>No polygon of this base layer covers this part</source>
        <translation>该部分没有这一底图的图斑覆盖</translation>
    </message>
    <message>
        <source>No readings yet. “Import readings…” takes a table with the columns 指标, 数值, 单位.</source>
        <translation>还没有读数。点“录入读数…”，从含指标、数值、单位列的表格录入。</translation>
    </message>
    <message>
        <source>No rectification task was issued.</source>
        <translation>尚未下达整改任务。</translation>
    </message>
    <message>
        <source>No referral is open. “All referrals” also lists those answered or not referred.</source>
        <translation>没有未办结的移送。选“全部移送”可看已回复和不移送的。</translation>
    </message>
    <message>
        <source>No referrals yet. “{propose}” enters every letter that findings, verdicts and tasks call for; “{new}” one of your own.</source>
        <translation>还没有移送。点“{propose}”，按核查发现、认定意见和整改任务列出应发的函；点“{new}”，自行登记一件。</translation>
    </message>
    <message>
        <source>No register is open. Open the county&apos;s register, or make a new one.</source>
        <translation>没有打开台账。请打开本县的台账，或新建台账。</translation>
    </message>
    <message>
        <source>No reply is overdue.</source>
        <translation>没有逾期未回复的移送。</translation>
    </message>
    <message>
        <source>No result passes the filter.</source>
        <translation>没有符合筛选条件的预检结果。</translation>
    </message>
    <message>
        <source>No row can be taken in; see the errors above.</source>
        <translation>没有可以入库的行，请看上面的错误。</translation>
    </message>
    <message>
        <source>No rule has anything to say about this case.</source>
        <translation>该图斑没有触及规则库中的规则。</translation>
    </message>
    <message>
        <source>No rule of the rule book applies to this case.</source>
        <translation>该图斑没有触及规则库中的规则。</translation>
    </message>
    <message>
        <source>No shape is there twice</source>
        <translation>没有重复的图形</translation>
    </message>
    <message>
        <source>No sliver of open ground lies between neighbours</source>
        <translation>相邻图斑之间没有细缝</translation>
    </message>
    <message>
        <source>No task passes the filter.</source>
        <translation>没有符合筛选条件的任务。</translation>
    </message>
    <message>
        <source>No task was issued yet. Record verdicts in “Violation patches”, then press “Issue tasks…”.</source>
        <translation>尚未下达任务。请先在“违法图斑”面板登记认定，再点“下达任务…”。</translation>
    </message>
    <message>
        <source>No text is garbled</source>
        <translation>文字没有乱码</translation>
    </message>
    <message>
        <source>No text would run as a formula in a spreadsheet</source>
        <translation>文字不会被电子表格当作公式</translation>
    </message>
    <message>
        <source>No two features of a layer cover the same ground</source>
        <translation>同一图层的图斑互不重叠</translation>
    </message>
    <message>
        <source>No verdict yet</source>
        <translation>尚未认定</translation>
    </message>
    <message>
        <source>No verified filing waits for registration; verify filings first.</source>
        <translation>没有已核验、待上图入库的备案，请先核验。</translation>
    </message>
    <message>
        <source>No witness of township or village yet</source>
        <translation>尚无乡镇、村见证</translation>
    </message>
    <message>
        <source>Nobody has to be told of a deadline on this day.</source>
        <translation>这一天没有需要提醒的期限。</translation>
    </message>
    <message>
        <source>Nobody has to be told of a deadline today.</source>
        <translation>今天没有需要提醒的期限。</translation>
    </message>
    <message>
        <source>Nobody is chosen yet; press to choose who acts</source>
        <translation>尚未选择经办人，点击选择</translation>
    </message>
    <message>
        <source>None of the {total} cases passes the filter.</source>
        <translation>共 {total} 个图斑，没有符合筛选条件的。</translation>
    </message>
    <message>
        <source>None yet, and none planned</source>
        <translation>尚无回访，也没有计划</translation>
    </message>
    <message>
        <source>Not accepted; {case} went back to “{state}”.</source>
        <translation>验收不合格，图斑 {case} 退回“{state}”。</translation>
    </message>
    <message>
        <source>Not checked since the last change: press “Check”.</source>
        <translation>资料改动后尚未核查，请点“核查”。</translation>
    </message>
    <message>
        <source>Not checked yet</source>
        <translation>尚未检查</translation>
    </message>
    <message>
        <source>Not checked yet. Run the overlap check first.</source>
        <translation>尚未检查，请先运行套合检查。</translation>
    </message>
    <message>
        <source>Not checked yet: press Run.</source>
        <translation>尚未检查，请点“运行”。</translation>
    </message>
    <message>
        <source>Not compared with earlier batches yet</source>
        <translation>尚未与以往批次比对</translation>
    </message>
    <message>
        <source>Not compared yet</source>
        <translation>尚未比对</translation>
    </message>
    <message>
        <source>Not computed yet</source>
        <translation>尚未计算</translation>
    </message>
    <message>
        <source>Not covered</source>
        <translation>未覆盖</translation>
    </message>
    <message>
        <source>Not signed</source>
        <translation>未签字</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>Note for information</source>
        <translation>说明</translation>
    </message>
    <message>
        <source>Nothing could be computed; see the problems below.</source>
        <translation>未能计算，请看下面列出的问题。</translation>
    </message>
    <message>
        <source>Nothing fails; {manual} items are left to a person before it may be registered.</source>
        <translation>没有不符合项；{manual} 项待人工核对后可以上图入库。</translation>
    </message>
    <message>
        <source>Nothing has changed since {delivery}.</source>
        <translation>自 {delivery} 以来没有变化。</translation>
    </message>
    <message>
        <source>Nothing in the list differs from the register.</source>
        <translation>清单与台账没有不同。</translation>
    </message>
    <message>
        <source>Nothing is due</source>
        <translation>没有待办</translation>
    </message>
    <message>
        <source>Nothing lies in the package that the profile does not name</source>
        <translation>成果包里没有方案以外的文件</translation>
    </message>
    <message>
        <source>Nothing to object to.</source>
        <translation>未发现不符合项。</translation>
    </message>
    <message>
        <source>Nothing to propose: of the cases judged illegal, none calls for a letter that is not entered already. Record verdicts and run the rule check first, or use “{new}”.</source>
        <translation>没有可建议的移送：已认定违法的图斑中，应发的函都已登记，或没有需要移送的。请先完成认定和规则筛查，或点“{new}”自行登记。</translation>
    </message>
    <message>
        <source>Nothing to remark.</source>
        <translation>没有发现问题。</translation>
    </message>
    <message>
        <source>Nothing to split by: draw a line across the patch, or give polygons.</source>
        <translation>没有拆分依据：请画一条穿过图斑的线，或给出拆分面。</translation>
    </message>
    <message>
        <source>Nothing was attached to this register yet.</source>
        <translation>该台账还没有附件。</translation>
    </message>
    <message>
        <source>Nothing was checked yet. Choose what to check and press Run.</source>
        <translation>还没有检查结果。请选择检查范围，再点“运行”。</translation>
    </message>
    <message>
        <source>Nothing was chosen to take over from {code}.</source>
        <translation>没有选择要从 {code} 沿用什么。</translation>
    </message>
    <message>
        <source>Nothing was pre-checked yet. Press “Pre-check”.</source>
        <translation>还没有预检过，请按“预检”。</translation>
    </message>
    <message>
        <source>Nothing was sent yet.</source>
        <translation>还没有交付过。</translation>
    </message>
    <message>
        <source>Nothing: all that this class needs is there.</source>
        <translation>没有：本类认定所需材料齐全。</translation>
    </message>
    <message>
        <source>Notice</source>
        <translation>依据通知</translation>
    </message>
    <message>
        <source>Notice it comes from</source>
        <translation>依据的通知</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>编号</translation>
    </message>
    <message>
        <source>Number in the paper (optional)</source>
        <translation>文件文号（可不填）</translation>
    </message>
    <message>
        <source>Number of patches by the notice</source>
        <translation>通知所列图斑数</translation>
    </message>
    <message>
        <source>Number of sub-patches</source>
        <translation>子图斑数</translation>
    </message>
    <message>
        <source>Number on a platform</source>
        <translation>平台编号</translation>
    </message>
    <message>
        <source>Number or opinion</source>
        <translation>编号或意见</translation>
    </message>
    <message>
        <source>Number {id} in the pack {pack}</source>
        <translation>规则编号 {id}，规则包 {pack}</translation>
    </message>
    <message>
        <source>Number, table and page of the text</source>
        <translation>原文的文号、表、页</translation>
    </message>
    <message>
        <source>Numbers already known</source>
        <translation>已有编号</translation>
    </message>
    <message>
        <source>Numbers are finite and rounded as the profile says</source>
        <translation>数值有效，小数位与方案一致</translation>
    </message>
    <message>
        <source>Numbers of this site on other platforms</source>
        <translation>本地块在其他平台的编号</translation>
    </message>
    <message>
        <source>Numbers that tell features apart are there once</source>
        <translation>唯一编号没有重复</translation>
    </message>
    <message>
        <source>OK</source>
        <translation>确定</translation>
    </message>
    <message>
        <source>Occupant</source>
        <translation>占用主体</translation>
    </message>
    <message>
        <source>Occupied again</source>
        <translation>又被占用（反弹）</translation>
    </message>
    <message>
        <source>Occupied again: {area} 亩 of it were accepted as restored before.</source>
        <translation>复耕后再次占用：其中 {area} 亩为已验收地块。</translation>
    </message>
    <message>
        <source>Of the picked case</source>
        <translation>当前图斑的移送</translation>
    </message>
    <message>
        <source>On approved land</source>
        <translation>在批准用地内</translation>
    </message>
    <message>
        <source>On approved land; by which paper is under “Make-up”</source>
        <translation>在批准用地图层内的面积，文号见“面积构成”</translation>
    </message>
    <message>
        <source>On ground accepted as reclaimed</source>
        <translation>占压已验收地块</translation>
    </message>
    <message>
        <source>One numbered folder and one PDF for each case</source>
        <translation>每个图斑一个编号文件夹、一份 PDF</translation>
    </message>
    <message>
        <source>Only an open issue can be declared an exception.</source>
        <translation>只有未处理的问题才能认定例外。</translation>
    </message>
    <message>
        <source>Only cases of the register have a history, from their next check on.</source>
        <translation>只有台账图斑有历次检查记录，从下一次检查开始保留。</translation>
    </message>
    <message>
        <source>Only changes since this delivery (name, or last)</source>
        <translation>只交付此次以后有变化的（成果名称；last 为上一次）</translation>
    </message>
    <message>
        <source>Only these codes, separated by commas</source>
        <translation>只检查这些编号（用逗号分隔）</translation>
    </message>
    <message>
        <source>Only this batch</source>
        <translation>只检查这个批次</translation>
    </message>
    <message>
        <source>Only what is under way</source>
        <translation>仅在办的</translation>
    </message>
    <message>
        <source>Only when the text says otherwise</source>
        <translation>原文与此不同时才填</translation>
    </message>
    <message>
        <source>Only when the text says otherwise; parted by 、</source>
        <translation>原文与此不同时才填，用、分隔</translation>
    </message>
    <message>
        <source>Only 待核对</source>
        <translation>只看待核对</translation>
    </message>
    <message>
        <source>Only 拆补组合 has an area to demolish and one to legalise.</source>
        <translation>只有拆补组合才分别填写拆除面积和补办面积。</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>未处理</translation>
    </message>
    <message>
        <source>Open a county&apos;s register</source>
        <translation>打开一个县的台账</translation>
    </message>
    <message>
        <source>Open cases</source>
        <translation>在办图斑</translation>
    </message>
    <message>
        <source>Open cases that were never checked, or were redrawn since.</source>
        <translation>尚未套合检查，或检查后图形有改动的在办图斑。</translation>
    </message>
    <message>
        <source>Open or make a register first</source>
        <translation>请先打开或新建台账</translation>
    </message>
    <message>
        <source>Open or make a register first; a patch is drawn into it.</source>
        <translation>请先打开或新建台账，图斑要画入台账。</translation>
    </message>
    <message>
        <source>Open referrals</source>
        <translation>未办结的移送</translation>
    </message>
    <message>
        <source>Open register</source>
        <translation>打开台账</translation>
    </message>
    <message>
        <source>Open register…</source>
        <translation>打开台账…</translation>
    </message>
    <message>
        <source>Open tasks</source>
        <translation>在办任务</translation>
    </message>
    <message>
        <source>Open the folder of the attachments</source>
        <translation>打开附件文件夹</translation>
    </message>
    <message>
        <source>Open the form of the filing</source>
        <translation>打开备案表</translation>
    </message>
    <message>
        <source>Open the verdict…</source>
        <translation>打开认定表…</translation>
    </message>
    <message>
        <source>Opens the form: person or reason is still needed</source>
        <translation>打开认定表：还缺认定人或理由</translation>
    </message>
    <message>
        <source>Opinion</source>
        <translation>意见</translation>
    </message>
    <message>
        <source>Opinion, posted sheet and letters as Word files</source>
        <translation>核验意见、公示、提醒函（Word 文件）</translation>
    </message>
    <message>
        <source>Or a file: shapefile, GeoPackage, FileGDB, zip, land TXT</source>
        <translation>或文件：shp、GeoPackage、FileGDB、zip、界址点 TXT</translation>
    </message>
    <message>
        <source>Origin</source>
        <translation>来历</translation>
    </message>
    <message>
        <source>Other base layers</source>
        <translation>其他底图</translation>
    </message>
    <message>
        <source>Other base layers: {layers}</source>
        <translation>其他底图：{layers}</translation>
    </message>
    <message>
        <source>Other items of the form</source>
        <translation>其他填报项</translation>
    </message>
    <message>
        <source>Overdue</source>
        <translation>已逾期</translation>
    </message>
    <message>
        <source>Overlap check</source>
        <translation>套合检查</translation>
    </message>
    <message>
        <source>Overview</source>
        <translation>概况</translation>
    </message>
    <message>
        <source>PBF</source>
        <translation>永农</translation>
    </message>
    <message>
        <source>PBF
亩</source>
        <translation>占永农
亩</translation>
    </message>
    <message>
        <source>PBF net
亩</source>
        <translation>占永农净
亩</translation>
    </message>
    <message>
        <source>PDF that was written</source>
        <translation>已写出的 PDF</translation>
    </message>
    <message>
        <source>Package</source>
        <translation>成果包</translation>
    </message>
    <message>
        <source>Package folder</source>
        <translation>成果包文件夹</translation>
    </message>
    <message>
        <source>Packages sent</source>
        <translation>交付</translation>
    </message>
    <message>
        <source>Packets in which something is missing</source>
        <translation>材料不全的档案数</translation>
    </message>
    <message>
        <source>Packets made</source>
        <translation>生成的档案数</translation>
    </message>
    <message>
        <source>Packets that could not be made</source>
        <translation>未能生成的档案数</translation>
    </message>
    <message>
        <source>Packets that were whole already</source>
        <translation>已完整而跳过的档案数</translation>
    </message>
    <message>
        <source>Packs imported</source>
        <translation>导入规则包数</translation>
    </message>
    <message>
        <source>Panels</source>
        <translation>面板</translation>
    </message>
    <message>
        <source>Papers</source>
        <translation>文书</translation>
    </message>
    <message>
        <source>Papers attached</source>
        <translation>已附材料</translation>
    </message>
    <message>
        <source>Papers do not know {names}. Known: {known}.</source>
        <translation>文书中没有 {names}。可用：{known}。</translation>
    </message>
    <message>
        <source>Parcels</source>
        <translation>地块</translation>
    </message>
    <message>
        <source>Parcels read</source>
        <translation>读入的地块数</translation>
    </message>
    <message>
        <source>Parcels written</source>
        <translation>写出的地块数</translation>
    </message>
    <message>
        <source>Part</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Part of the patch that was split</source>
        <translation>由原图斑拆分</translation>
    </message>
    <message>
        <source>Parts add up to their whole</source>
        <translation>分项之和等于总项</translation>
    </message>
    <message>
        <source>Parts by land-use category</source>
        <translation>按地类归并的面积构成</translation>
    </message>
    <message>
        <source>Patch</source>
        <translation>图斑</translation>
    </message>
    <message>
        <source>Patch 1 to 10 亩</source>
        <translation>图斑 1 至 10 亩</translation>
    </message>
    <message>
        <source>Patch &lt; 1 亩</source>
        <translation>图斑 &lt; 1 亩</translation>
    </message>
    <message>
        <source>Patch being drawn</source>
        <translation>正在画的图斑</translation>
    </message>
    <message>
        <source>Patch ≥ 10 亩</source>
        <translation>图斑 ≥ 10 亩</translation>
    </message>
    <message>
        <source>Patch, field or text</source>
        <translation>图斑、字段或文字</translation>
    </message>
    <message>
        <source>Patches</source>
        <translation>图斑</translation>
    </message>
    <message>
        <source>Patches in the notice</source>
        <translation>通知所列图斑数</translation>
    </message>
    <message>
        <source>Periods</source>
        <translation>期限</translation>
    </message>
    <message>
        <source>Permanent basic farmland</source>
        <translation>永久基本农田</translation>
    </message>
    <message>
        <source>Permanent basic farmland occupied, gross</source>
        <translation>占用永久基本农田（毛面积）</translation>
    </message>
    <message>
        <source>Permanent basic farmland occupied, without the deducted share (KCXS)</source>
        <translation>占用永久基本农田（净面积，已按扣除地类系数 KCXS 扣除）</translation>
    </message>
    <message>
        <source>Permanent basic farmland: gross {gross}, net {net} 亩</source>
        <translation>占用永久基本农田：毛面积 {gross} 亩，净面积 {net} 亩</translation>
    </message>
    <message>
        <source>Person</source>
        <translation>经办人</translation>
    </message>
    <message>
        <source>Person or unit referred</source>
        <translation>被移送人或单位</translation>
    </message>
    <message>
        <source>Person responsible</source>
        <translation>责任人</translation>
    </message>
    <message>
        <source>Person who lets errors pass</source>
        <translation>带错误交付批准人</translation>
    </message>
    <message>
        <source>Person who signed</source>
        <translation>签字人</translation>
    </message>
    <message>
        <source>Person who takes it in</source>
        <translation>录入人</translation>
    </message>
    <message>
        <source>Pick a case on the map or in the list of patches to see its referrals.</source>
        <translation>请在地图上或图斑列表中点选图斑，这里显示它的移送。</translation>
    </message>
    <message>
        <source>Pieces</source>
        <translation>套合地块</translation>
    </message>
    <message>
        <source>Pieces stored</source>
        <translation>保存的套合地块数</translation>
    </message>
    <message>
        <source>Pieces that are small and narrow; they stay in all sums</source>
        <translation>又小又窄的地块，仍计入各项合计</translation>
    </message>
    <message>
        <source>Plan follow-up visits</source>
        <translation>制定复耕回访计划</translation>
    </message>
    <message>
        <source>Platform</source>
        <translation>平台</translation>
    </message>
    <message>
        <source>Platform of rows that name none</source>
        <translation>未写平台的行所属平台</translation>
    </message>
    <message>
        <source>Play through time</source>
        <translation>按时间播放</translation>
    </message>
    <message>
        <source>Points to “{verdict}”</source>
        <translation>指向“{verdict}”</translation>
    </message>
    <message>
        <source>Polygon {number} that it is cut by cannot be used: {problem}.</source>
        <translation>用来拆分的第 {number} 个面不能用：{problem}。</translation>
    </message>
    <message>
        <source>Polygons</source>
        <translation>面图层</translation>
    </message>
    <message>
        <source>Polygons are valid: no boundary crosses itself</source>
        <translation>图形合法，边界不自相交</translation>
    </message>
    <message>
        <source>Polygons checked</source>
        <translation>已套合图斑数</translation>
    </message>
    <message>
        <source>Polygons of {layer} “{version}” overlap each other by {area} m² in all; shared ground is counted once.</source>
        <translation>{layer}“{version}”的图斑相互重叠共 {area} m²；重叠部分只计一次。</translation>
    </message>
    <message>
        <source>Polygons read</source>
        <translation>已读图形</translation>
    </message>
    <message>
        <source>Polygons taken in</source>
        <translation>入库图斑数</translation>
    </message>
    <message>
        <source>Polygons to check</source>
        <translation>要检查的面图层</translation>
    </message>
    <message>
        <source>Polygons to cut by (for drawn cuts)</source>
        <translation>拆分面（按画线拆分时）</translation>
    </message>
    <message>
        <source>Polygons without a filing</source>
        <translation>没有对应备案的图形</translation>
    </message>
    <message>
        <source>Pre-check</source>
        <translation>预检</translation>
    </message>
    <message>
        <source>Pre-check done: {red} red, {amber} amber, {green} green.</source>
        <translation>预检完成：红 {red} 个，黄 {amber} 个，绿 {green} 个。</translation>
    </message>
    <message>
        <source>Pre-check of returns</source>
        <translation>退件预检</translation>
    </message>
    <message>
        <source>Pre-checked on {date}:</source>
        <translation>{date} 预检：</translation>
    </message>
    <message>
        <source>Press “Draw a line” and draw right across the patch.</source>
        <translation>请按“画线”，在图上画一条穿过图斑的线。</translation>
    </message>
    <message>
        <source>Press “Validate” to hold the register&apos;s package against the profile.</source>
        <translation>点“校验”，按方案检查本台账的成果包。</translation>
    </message>
    <message>
        <source>Preview the encoding of a shapefile</source>
        <translation>预览 shapefile 的文字编码</translation>
    </message>
    <message>
        <source>Preview the encoding of a shapefile…</source>
        <translation>预览 shp 的文字编码…</translation>
    </message>
    <message>
        <source>Previous case</source>
        <translation>上一个图斑</translation>
    </message>
    <message>
        <source>Problems</source>
        <translation>问题数</translation>
    </message>
    <message>
        <source>Problems ({count})</source>
        <translation>问题（{count}）</translation>
    </message>
    <message>
        <source>Profile</source>
        <translation>方案</translation>
    </message>
    <message>
        <source>Project</source>
        <translation>项目</translation>
    </message>
    <message>
        <source>Project
code</source>
        <translation>项目
编号</translation>
    </message>
    <message>
        <source>Project codes, separated by commas</source>
        <translation>项目编号，用逗号分隔</translation>
    </message>
    <message>
        <source>Proposal</source>
        <translation>系统建议</translation>
    </message>
    <message>
        <source>Propose</source>
        <translation>生成建议</translation>
    </message>
    <message>
        <source>Propose referrals</source>
        <translation>生成移送建议</translation>
    </message>
    <message>
        <source>Put a list exported from a reviewing site beside the register, then write what it says</source>
        <translation>把审核平台导出的清单与台账逐行对照，确认后写入</translation>
    </message>
    <message>
        <source>Put the templates beside the register to be edited in WPS or Word, and open their folder</source>
        <translation>将模板放到台账旁供 WPS 或 Word 编辑，并打开所在文件夹</translation>
    </message>
    <message>
        <source>Quality</source>
        <translation>质量</translation>
    </message>
    <message>
        <source>Quality lines</source>
        <translation>质量判读表</translation>
    </message>
    <message>
        <source>Quick verdict</source>
        <translation>快速认定</translation>
    </message>
    <message>
        <source>Raw
m²</source>
        <translation>平差前
m²</translation>
    </message>
    <message>
        <source>Read only cultivated land</source>
        <translation>地类图斑只读耕地</translation>
    </message>
    <message>
        <source>Read the register anew</source>
        <translation>重新读取台账</translation>
    </message>
    <message>
        <source>Read the register anew (F5)</source>
        <translation>重新读取台账（F5）</translation>
    </message>
    <message>
        <source>Reading</source>
        <translation>读数</translation>
    </message>
    <message>
        <source>Reading the deadlines…</source>
        <translation>正在读取各项期限…</translation>
    </message>
    <message>
        <source>Readings</source>
        <translation>复耕读数</translation>
    </message>
    <message>
        <source>Readings stored</source>
        <translation>保存的读数个数</translation>
    </message>
    <message>
        <source>Reads a batch and says, row by row, what would be left out or is doubtful: coordinate system, required fields, codes that are empty, repeated or of another county, polygons that cross themselves or overlap within the batch, areas that do not fit, and whether the list and the notice count what is there. Writes nothing to the cases; {FIELDS} in the result says which field was taken for what; {SAVE_AS} keeps that as a template.</source>
        <translation>读取一个批次，逐行指出哪些不能入库、哪些存疑：坐标系，必填字段，编号为空、重复或不属本县，图形自相交或批次内重叠，面积不符，清单和通知的数量是否与图形一致。不写入图斑；结果中的{FIELDS}说明各字段的对应关系，{SAVE_AS}可存为模板。</translation>
    </message>
    <message>
        <source>Reads a land-boundary coordinate file (国土 TXT) of any common layout. Every departure is a warning with the line number; what cannot be meant is refused with the line. {CRS} is needed only where eastings have six digits and the file states no zone.</source>
        <translation>读入各种常见格式的国土界址点 TXT。与格式不符之处逐行给出警告，无法判断含义的拒绝读入并指明行号。只有横坐标为六位数且文件未写明带号时，才需要指定{CRS}。</translation>
    </message>
    <message>
        <source>Reads a list (xlsx, csv) of what the bureaus above said of patches, matches codes with the suffix of sub-patches and numbers on other platforms, and shows what was returned, accepted or changed beside what the register says. Only with {APPLY} is it written: review state, return reason, date and the state of the number, all in one transaction. Rows that match no case, or one case twice with different results, are named and left out.</source>
        <translation>读取上级平台导出的审核结果清单（xlsx、csv），按编号（含子图斑后缀）和其他平台编号对应图斑，把退回、审核结束、有变化的与台账并列显示。勾选{APPLY}才写入：审核状态、退回原因、日期和编号表的填报状态，一次全部写入。对不上图斑的行、同一图斑结果前后矛盾的行逐行指出，不写入。</translation>
    </message>
    <message>
        <source>Reads a table (xlsx, csv) with the code of each case (监测编号) and its number on another platform (编号), and where there are such columns the platform (平台), deadline (填报期限), report state (填报状态: 待报, 已报, 退回) and return reason (退回原因). A number that another case has on the platform is refused; rows that cannot be used are named and left out.</source>
        <translation>读取表格（xlsx、csv）：每行有监测编号和它在另一平台的编号，有的话还读平台、填报期限、填报状态（待报、已报、退回）和退回原因。该编号已属于同一平台的另一图斑时拒绝；不能用的行逐行指出，其余照常入库。</translation>
    </message>
    <message>
        <source>Reads the empty template of a province (shapefile, folder of shapefiles, FileGDB, GeoPackage or xlsx) and drafts a delivery profile from it: layers, field names, types, lengths, decimals, coordinate system. Where a field&apos;s value comes from is filled in as far as the name is known; the rest is listed and left empty. Without {OUTPUT} the profile goes among your own ones and can be used at once under {NAME}.</source>
        <translation>读入省里下发的空模板（shapefile、shapefile 文件夹、FileGDB、GeoPackage 或 xlsx），起草交付方案：图层、字段名、类型、长度、小数位、坐标系。字段名认得的，填好取值来源；其余列出并留空。不填{OUTPUT}时，存入自有方案文件夹，用{NAME}即可使用。</translation>
    </message>
    <message>
        <source>Reads the table the registration system gives back (项目编号 or 备案号, 上图入库号, 入库日期) and registers each verified filing in the name of a person of the register&apos;s list. Rows that do not fit are named and left out.</source>
        <translation>读取上图入库系统返回的表（项目编号或备案号、上图入库号、入库日期），以人员表中一人的名义把已核验的备案登记为已上图入库。不符合的行逐行说明并略过。</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>理由</translation>
    </message>
    <message>
        <source>Reason (optional)</source>
        <translation>理由（可不填）</translation>
    </message>
    <message>
        <source>Reason for letting errors pass</source>
        <translation>带错误交付理由</translation>
    </message>
    <message>
        <source>Reasons for return</source>
        <translation>退回理由</translation>
    </message>
    <message>
        <source>Receipt (xlsx, csv)</source>
        <translation>回执（xlsx、csv）</translation>
    </message>
    <message>
        <source>Received by</source>
        <translation>签收人</translation>
    </message>
    <message>
        <source>Received on</source>
        <translation>签收日期</translation>
    </message>
    <message>
        <source>Received on (today when empty)</source>
        <translation>接收日期（空为今天）</translation>
    </message>
    <message>
        <source>Recipient</source>
        <translation>接收单位</translation>
    </message>
    <message>
        <source>Reclaimed cases that wait for the signatures of both bureaus.</source>
        <translation>已复耕、等待两局签字的图斑。</translation>
    </message>
    <message>
        <source>Reclaimed ground</source>
        <translation>复耕地块</translation>
    </message>
    <message>
        <source>Reconcile filings and survey</source>
        <translation>备案与变更调查比对</translation>
    </message>
    <message>
        <source>Record</source>
        <translation>办理记录</translation>
    </message>
    <message>
        <source>Record a named person&apos;s verdict on the selected cases</source>
        <translation>登记具名人员对所选图斑的认定意见</translation>
    </message>
    <message>
        <source>Record a verdict</source>
        <translation>登记认定</translation>
    </message>
    <message>
        <source>Record accepted ground</source>
        <translation>登记验收范围</translation>
    </message>
    <message>
        <source>Record event of a case</source>
        <translation>登记办理节点</translation>
    </message>
    <message>
        <source>Record follow-up visit</source>
        <translation>登记复耕回访</translation>
    </message>
    <message>
        <source>Record how the reclaimed ground looks after the acceptance</source>
        <translation>登记验收以后复耕地块的现状</translation>
    </message>
    <message>
        <source>Record reclamation quality readings</source>
        <translation>录入复耕读数</translation>
    </message>
    <message>
        <source>Record referral</source>
        <translation>登记移送</translation>
    </message>
    <message>
        <source>Record reminders</source>
        <translation>登记已提醒</translation>
    </message>
    <message>
        <source>Record signature…</source>
        <translation>登记签字…</translation>
    </message>
    <message>
        <source>Record that the limit was compared with the official text</source>
        <translation>登记该标准已对照原文核对</translation>
    </message>
    <message>
        <source>Record that these were told (all lines when none is selected)</source>
        <translation>登记已提醒（未选中时为列表中的全部）</translation>
    </message>
    <message>
        <source>Record verdict</source>
        <translation>登记认定</translation>
    </message>
    <message>
        <source>Record who of township or village was there</source>
        <translation>登记乡镇或村的见证人</translation>
    </message>
    <message>
        <source>Record who signed the sealed paper for this bureau</source>
        <translation>登记该局在盖章文件上签字的人</translation>
    </message>
    <message>
        <source>Record witness of acceptance</source>
        <translation>登记验收见证人</translation>
    </message>
    <message>
        <source>Recorded</source>
        <translation>录入时间</translation>
    </message>
    <message>
        <source>Recorded by</source>
        <translation>登记人</translation>
    </message>
    <message>
        <source>Records a visit to the reclaimed ground of an accepted or closed case in a named person&apos;s name: the next planned one, or one that nobody planned. A relapse reopens nothing by itself; “Move case” does, with a reason.</source>
        <translation>以具名人员的名义登记对已验收或已销号图斑复耕地块的回访：下一次计划内的回访，或计划外的回访。发现反弹并不自动重新整改；由人员写明理由，用“改办理状态”重新整改。</translation>
    </message>
    <message>
        <source>Records in one or more cases that something happened which starts or stops a period of the law, such as a notice that was served. Filing, reclamation, acceptance and closing need no entry: the register knows them.</source>
        <translation>为一个或多个图斑登记起算或停止法定期限的节点，如送达某文书。立案、复耕完成、验收、销号由台账自动掌握，不必登记。</translation>
    </message>
    <message>
        <source>Records that a named person compared a limit of the quality profile with the official text. {LOW} and {HIGH}, or {VALUES} parted by 、, take the place of the profile&apos;s figures; left empty, the profile&apos;s own count. Who and when is kept.</source>
        <translation>登记具名人员已对照原文核对指标方案的一项标准。填写{LOW}、{HIGH}或{VALUES}（用、分隔）时以所填为准，不填则以方案的标准为准。核对人和日期一并保留。</translation>
    </message>
    <message>
        <source>Records that a named person signed the reclamation quality sign-off for the natural resources bureau or the agriculture bureau; a scan of the sealed paper can be attached. When both have signed “pass” the case is accepted; “fail” sends it back to rectification. This records a signature on paper; it is no electronic seal.</source>
        <translation>登记具名人员代表自然资源局或农业农村局在复耕质量验收文件上的签字，可附盖章件扫描件。两局均签“合格”即转“已验收”，任一方“不合格”退回整改。这里登记的是纸质文件上的签字，不是电子签章。</translation>
    </message>
    <message>
        <source>Records the approval or decision that settles a task of 补办手续 or 没收, or the legalised part of 拆补组合, in a named person&apos;s name. {GROUND} is the ground of the document (TXT, GPX, KML or any vector file); empty: the whole case, or what is left of it. 拆补组合 needs it.</source>
        <translation>以具名人员的名义登记补办手续或没收任务的批准（决定）文书，或拆补组合的补办部分。{GROUND}为文书所涉范围（TXT、GPX、KML 或任何矢量文件）；不填为整个图斑或其剩余部分，拆补组合必填。</translation>
    </message>
    <message>
        <source>Records the verdict of a named person, with a reason, on one or more cases (codes separated by commas): all of them or none. An illegal case becomes verified, any other is dismissed; the earlier verdict stays in the record. The grounds (numbers and shares of approvals, sub-class and so on) may be given with it; what the class still needs is named.</source>
        <translation>登记一名具名人员对一个或多个图斑（编号用逗号分隔）的认定和理由，全部登记或一个不登记。违法的转“已核实”，其他转“不予处理”；原认定留在记录里。可一并填写依据（批准文号和占比、分类等）；该类认定还缺什么会列出。</translation>
    </message>
    <message>
        <source>Records what became of a referral in a named person&apos;s name: sent (letter number and date), received (date and who), replied (date and content) or not referred (with the reason in {CONTENT}). The referral is named by its uid or letter number, or by {CASE} and {DEPARTMENT} (and {DOCUMENT}); one that nothing proposed is entered this way as well. Where the rule book has a reply period, it gives the date the reply is due. Departments and their letters: {departments}.</source>
        <translation>以具名人员的名义登记移送的进展：已发出（文号和日期）、已签收（日期和签收人）、已回复（日期和内容）或不移送（理由写入{CONTENT}）。移送以唯一标识或文号指明，也可以{CASE}和{DEPARTMENT}（及{DOCUMENT}）指明；未经建议的移送也这样登记。规则库中有回复期限的，据此算出要求回复日期。受送单位及其文书种类：{departments}。</translation>
    </message>
    <message>
        <source>Records who of township or village was there at the joint sign-off of a task; a scan of the signed paper can be attached. The running or last round takes the witness; a closed case takes none.</source>
        <translation>登记某项整改任务联合验收时乡镇、村的见证人，可附签字件扫描。记入正在进行或最近一轮验收；已销号的图斑不再登记。</translation>
    </message>
    <message>
        <source>Rectification</source>
        <translation>整改</translation>
    </message>
    <message>
        <source>Rectification and acceptance</source>
        <translation>整改验收</translation>
    </message>
    <message>
        <source>Rectify again…</source>
        <translation>重新整改…</translation>
    </message>
    <message>
        <source>Redline
亩</source>
        <translation>红线
亩</translation>
    </message>
    <message>
        <source>Referral (uid or letter number)</source>
        <translation>移送（唯一标识或文号）</translation>
    </message>
    <message>
        <source>Referral (uid)</source>
        <translation>移送（唯一标识）</translation>
    </message>
    <message>
        <source>Referral: {state}</source>
        <translation>移送：{state}</translation>
    </message>
    <message>
        <source>Referrals</source>
        <translation>移送</translation>
    </message>
    <message>
        <source>Referrals proposed</source>
        <translation>建议移送数</translation>
    </message>
    <message>
        <source>Refresh</source>
        <translation>刷新</translation>
    </message>
    <message>
        <source>Refused because</source>
        <translation>拒收原因</translation>
    </message>
    <message>
        <source>Register</source>
        <translation>台账</translation>
    </message>
    <message>
        <source>Register (*.gpkg)</source>
        <translation>台账 (*.gpkg)</translation>
    </message>
    <message>
        <source>Register (GeoPackage)</source>
        <translation>台账（GeoPackage）</translation>
    </message>
    <message>
        <source>Register expired filings</source>
        <translation>登记到期备案</translation>
    </message>
    <message>
        <source>Register expired filings…</source>
        <translation>登记到期备案…</translation>
    </message>
    <message>
        <source>Register made: {path}</source>
        <translation>已新建台账：{path}</translation>
    </message>
    <message>
        <source>Register reclamation done</source>
        <translation>登记复耕完成</translation>
    </message>
    <message>
        <source>Register: reason</source>
        <translation>台账：退回原因</translation>
    </message>
    <message>
        <source>Register: state</source>
        <translation>台账：审核状态</translation>
    </message>
    <message>
        <source>Registered before</source>
        <translation>此前已登记</translation>
    </message>
    <message>
        <source>Relapsed</source>
        <translation>反弹</translation>
    </message>
    <message>
        <source>Remark</source>
        <translation>程度</translation>
    </message>
    <message>
        <source>Reminders</source>
        <translation>提醒层级</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>Remove part</source>
        <translation>删除分项</translation>
    </message>
    <message>
        <source>Remove the lines</source>
        <translation>清除画线</translation>
    </message>
    <message>
        <source>Removed: {codes}</source>
        <translation>已撤销：{codes}</translation>
    </message>
    <message>
        <source>Removes the sub-patches of a patch, which counts as a whole again. Refused, naming the sub-patch, once one was judged, split again, or has tasks, numbers or attachments of its own.</source>
        <translation>删除子图斑，原图斑重新整体计数。子图斑已认定、已再次拆分，或已有任务、编号、附件的，不能撤销，并指出是哪一个。</translation>
    </message>
    <message>
        <source>Reopens nothing by itself: a person does, with “Rectify again…”</source>
        <translation>不会自动重新整改；由人员用“重新整改…”办理</translation>
    </message>
    <message>
        <source>Repaired</source>
        <translation>修复数</translation>
    </message>
    <message>
        <source>Replied on</source>
        <translation>回复日期</translation>
    </message>
    <message>
        <source>Reply</source>
        <translation>回复内容</translation>
    </message>
    <message>
        <source>Reply due</source>
        <translation>要求回复日期</translation>
    </message>
    <message>
        <source>Reply due (YYYY-MM-DD; empty: by the rule book)</source>
        <translation>要求回复日期（YYYY-MM-DD；空：按规则库）</translation>
    </message>
    <message>
        <source>Reply overdue</source>
        <translation>逾期未回复</translation>
    </message>
    <message>
        <source>Report</source>
        <translation>质检报告</translation>
    </message>
    <message>
        <source>Report state</source>
        <translation>填报状态</translation>
    </message>
    <message>
        <source>Required fields are filled in</source>
        <translation>必填字段已填写</translation>
    </message>
    <message>
        <source>Reserve
亩</source>
        <translation>保护地
亩</translation>
    </message>
    <message>
        <source>Responsible</source>
        <translation>责任单位</translation>
    </message>
    <message>
        <source>Responsible unit</source>
        <translation>责任单位</translation>
    </message>
    <message>
        <source>Responsible unit (empty: the township)</source>
        <translation>责任单位（空：所在乡镇）</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>结果</translation>
    </message>
    <message>
        <source>Return pre-check</source>
        <translation>退件预检</translation>
    </message>
    <message>
        <source>Return reason</source>
        <translation>退回原因</translation>
    </message>
    <message>
        <source>Return reasons</source>
        <translation>退件规则</translation>
    </message>
    <message>
        <source>Review state</source>
        <translation>审核状态</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>职务</translation>
    </message>
    <message>
        <source>Round {round}: {result}</source>
        <translation>第 {round} 轮：{result}</translation>
    </message>
    <message>
        <source>Row</source>
        <translation>行</translation>
    </message>
    <message>
        <source>Row {row} was not part of this check.</source>
        <translation>第 {row} 行不在本次检查范围内。</translation>
    </message>
    <message>
        <source>Rows left out</source>
        <translation>略过的行</translation>
    </message>
    <message>
        <source>Rows read</source>
        <translation>读取行数</translation>
    </message>
    <message>
        <source>Rows that do not add up</source>
        <translation>不相符的行数</translation>
    </message>
    <message>
        <source>Rows written</source>
        <translation>写入行数</translation>
    </message>
    <message>
        <source>Rule</source>
        <translation>规则</translation>
    </message>
    <message>
        <source>Rule
hits</source>
        <translation>规则
提示</translation>
    </message>
    <message>
        <source>Rule book</source>
        <translation>规则</translation>
    </message>
    <message>
        <source>Rule book and deadlines</source>
        <translation>规则与期限</translation>
    </message>
    <message>
        <source>Rule id</source>
        <translation>规则编号</translation>
    </message>
    <message>
        <source>Rule pack</source>
        <translation>规则包</translation>
    </message>
    <message>
        <source>Rule pack or folder of packs</source>
        <translation>规则包文件或文件夹</translation>
    </message>
    <message>
        <source>Rule pack written: {path}</source>
        <translation>规则包已写出：{path}</translation>
    </message>
    <message>
        <source>Rule pack “{title}” counts now.</source>
        <translation>规则包“{title}”已生效。</translation>
    </message>
    <message>
        <source>Rule packs (*.json)</source>
        <translation>规则包 (*.json)</translation>
    </message>
    <message>
        <source>Rules</source>
        <translation>规则</translation>
    </message>
    <message>
        <source>Rules apply to cases of the register, not to other layers.</source>
        <translation>规则只适用于台账中的图斑，不适用于其他图层。</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>运行</translation>
    </message>
    <message>
        <source>Runs from: {event}</source>
        <translation>起算：{event}</translation>
    </message>
    <message>
        <source>SHA-256</source>
        <translation>SHA-256 校验</translation>
    </message>
    <message>
        <source>Sample (file or folder)</source>
        <translation>样表（文件或文件夹）</translation>
    </message>
    <message>
        <source>Sampling point</source>
        <translation>采样点</translation>
    </message>
    <message>
        <source>Save as template</source>
        <translation>存为模板</translation>
    </message>
    <message>
        <source>Save for printing…</source>
        <translation>存为表格打印…</translation>
    </message>
    <message>
        <source>Save the field mapping as</source>
        <translation>字段对应存为模板</translation>
    </message>
    <message>
        <source>Save the morning sheet</source>
        <translation>保存晨会提醒单</translation>
    </message>
    <message>
        <source>Saved field mapping</source>
        <translation>字段对应模板</translation>
    </message>
    <message>
        <source>Say in the note why nothing has to be done.</source>
        <translation>请在备注中写明为什么无需处理。</translation>
    </message>
    <message>
        <source>Say which images of both dates belong to a batch</source>
        <translation>指定一个批次的前后两期影像</translation>
    </message>
    <message>
        <source>Say who received the letter.</source>
        <translation>请填写签收人。</translation>
    </message>
    <message>
        <source>Scan</source>
        <translation>扫描件</translation>
    </message>
    <message>
        <source>Scan of the sealed paper</source>
        <translation>盖章件扫描件</translation>
    </message>
    <message>
        <source>Scan: {file}</source>
        <translation>扫描件：{file}</translation>
    </message>
    <message>
        <source>Scans (*.pdf *.png *.jpg *.jpeg *.tif *.tiff);;All files (*)</source>
        <translation>扫描件 (*.pdf *.png *.jpg *.jpeg *.tif *.tiff);;全部文件 (*)</translation>
    </message>
    <message>
        <source>Scope</source>
        <translation>范围</translation>
    </message>
    <message>
        <source>Screen the register by the rule book</source>
        <translation>规则筛查</translation>
    </message>
    <message>
        <source>Second map</source>
        <translation>对照图</translation>
    </message>
    <message>
        <source>Section</source>
        <translation>类别</translation>
    </message>
    <message>
        <source>See what the texts of a garbled shapefile are in each encoding</source>
        <translation>查看乱码 shp 的文字按各种编码读出来是什么</translation>
    </message>
    <message>
        <source>Select a case first.</source>
        <translation>请先选择图斑。</translation>
    </message>
    <message>
        <source>Select a case in the list, on the map or in the workbench.</source>
        <translation>请在列表、地图或工作台中选择图斑。</translation>
    </message>
    <message>
        <source>Select a number first.</source>
        <translation>请先选中一个编号。</translation>
    </message>
    <message>
        <source>Select a referral first.</source>
        <translation>请先选择一件移送。</translation>
    </message>
    <message>
        <source>Select a rule first.</source>
        <translation>请先选中一条规则。</translation>
    </message>
    <message>
        <source>Select a task above.</source>
        <translation>请在上面选择任务。</translation>
    </message>
    <message>
        <source>Select a task first.</source>
        <translation>请先选择任务。</translation>
    </message>
    <message>
        <source>Select an indicator first.</source>
        <translation>请先选择一项指标。</translation>
    </message>
    <message>
        <source>Select cases on the map or in the list of patches first.</source>
        <translation>请先在地图上或违法图斑列表中选择图斑。</translation>
    </message>
    <message>
        <source>Send: {profile}</source>
        <translation>交付：{profile}</translation>
    </message>
    <message>
        <source>Sending</source>
        <translation>正在写出成果包</translation>
    </message>
    <message>
        <source>Send…</source>
        <translation>交付…</translation>
    </message>
    <message>
        <source>Sent</source>
        <translation>交付时间</translation>
    </message>
    <message>
        <source>Sent on</source>
        <translation>发出日期</translation>
    </message>
    <message>
        <source>Sent: {count} features to {path}.</source>
        <translation>已交付 {count} 个图斑：{path}。</translation>
    </message>
    <message>
        <source>Set QGIS&apos;s time control to the days cases were found and closed</source>
        <translation>按图斑的发现日期和销号日期设置时态控制器</translation>
    </message>
    <message>
        <source>Set a county rule</source>
        <translation>县级规则设置</translation>
    </message>
    <message>
        <source>Set a value for this county, in a person&apos;s name and with a reason</source>
        <translation>为本县设定取值，须具名并写明理由</translation>
    </message>
    <message>
        <source>Set number of a case</source>
        <translation>登记图斑编号</translation>
    </message>
    <message>
        <source>Set review state</source>
        <translation>登记审核状态</translation>
    </message>
    <message>
        <source>Sets the county&apos;s own value for a field of an entry of the rule book (switches a period on, marks it 已核对, fills in a limit), in the name of a person and with a reason; the pack itself stays. {RULE} is the number that the rule book shows. An empty {VALUE} lets the pack&apos;s own count again.</source>
        <translation>为规则书中一条规则的某一项设定本县取值（启用期限、标为已核对、填写限额等），须署名并写明理由；规则包本身不变。{RULE}见规则书面板。{VALUE}留空则恢复规则包原值。</translation>
    </message>
    <message>
        <source>Sets the review state (审核状态) of cases in a named person&apos;s name: all of them or none. A case is closed only once its review has ended; a closed case has to be reopened before its review state changes.</source>
        <translation>以具名人员的名义登记图斑的审核状态：要么全部登记，要么全部不登记。审核结束的图斑才能销号；已销号的图斑须先重新整改才能更改审核状态。</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>参数</translation>
    </message>
    <message>
        <source>Settle by document: {measure}</source>
        <translation>凭文书结案：{measure}</translation>
    </message>
    <message>
        <source>Settle by document…</source>
        <translation>凭文书结案…</translation>
    </message>
    <message>
        <source>Settle task by document</source>
        <translation>凭文书结案</translation>
    </message>
    <message>
        <source>Severity</source>
        <translation>级别</translation>
    </message>
    <message>
        <source>Shapefile</source>
        <translation>shapefile 文件</translation>
    </message>
    <message>
        <source>Shapes: file or folder (TXT, shp, gpkg, gdb)</source>
        <translation>图形：文件或文件夹（TXT、shp、gpkg、gdb）</translation>
    </message>
    <message>
        <source>Sheet</source>
        <translation>工作表</translation>
    </message>
    <message>
        <source>Sheet for a township…</source>
        <translation>下发乡镇表格…</translation>
    </message>
    <message>
        <source>Sheet of the list</source>
        <translation>清单工作表</translation>
    </message>
    <message>
        <source>Sheet that came back: {file}</source>
        <translation>收回的表格：{file}</translation>
    </message>
    <message>
        <source>Sheet that was filled in</source>
        <translation>收回的表格</translation>
    </message>
    <message>
        <source>Shipped limit</source>
        <translation>方案标准</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>显示</translation>
    </message>
    <message>
        <source>Show beside the cursor how much permanent basic farmland and cultivated land a polygon takes while it is drawn or edited</source>
        <translation>绘制或编辑多边形时，在光标旁显示面积以及占用永久基本农田、耕地的亩数</translation>
    </message>
    <message>
        <source>Show or hide the panel “{title}”</source>
        <translation>显示或隐藏“{title}”面板</translation>
    </message>
    <message>
        <source>Show the case</source>
        <translation>查看图斑</translation>
    </message>
    <message>
        <source>Show the filing on the map</source>
        <translation>在地图上显示</translation>
    </message>
    <message>
        <source>Shows</source>
        <translation>显示</translation>
    </message>
    <message>
        <source>Side</source>
        <translation>见证方</translation>
    </message>
    <message>
        <source>Sign joint acceptance</source>
        <translation>登记验收签字</translation>
    </message>
    <message>
        <source>Sign-off</source>
        <translation>验收签字</translation>
    </message>
    <message>
        <source>Signature of {bureau}</source>
        <translation>{bureau}签字</translation>
    </message>
    <message>
        <source>Signature recorded; still missing: {bureaus}.</source>
        <translation>签字已登记，还缺：{bureaus}。</translation>
    </message>
    <message>
        <source>Signatures found void</source>
        <translation>失效的签字数</translation>
    </message>
    <message>
        <source>Signatures of the running round become void; both bureaus sign again later.</source>
        <translation>本轮已有的签字将失效，复耕后须由两局重新签字。</translation>
    </message>
    <message>
        <source>Signed by</source>
        <translation>签字人</translation>
    </message>
    <message>
        <source>Signed on</source>
        <translation>签字日期</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>大小</translation>
    </message>
    <message>
        <source>Size
亩</source>
        <translation>面积
亩</translation>
    </message>
    <message>
        <source>Sliver</source>
        <translation>碎屑</translation>
    </message>
    <message>
        <source>Slivers</source>
        <translation>碎屑数</translation>
    </message>
    <message>
        <source>Some basic farmland</source>
        <translation>涉及永久基本农田</translation>
    </message>
    <message>
        <source>Something went wrong inside Farmland Guard: {error}</source>
        <translation>耕地卫士内部出错：{error}</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>线索来源</translation>
    </message>
    <message>
        <source>Source
id</source>
        <translation>底图图斑
编号</translation>
    </message>
    <message>
        <source>Source file</source>
        <translation>来源文件</translation>
    </message>
    <message>
        <source>Source layer</source>
        <translation>底图</translation>
    </message>
    <message>
        <source>Source of the clue</source>
        <translation>线索来源</translation>
    </message>
    <message>
        <source>Source of the clues</source>
        <translation>线索来源</translation>
    </message>
    <message>
        <source>Split</source>
        <translation>拆分</translation>
    </message>
    <message>
        <source>Split by</source>
        <translation>拆分方式</translation>
    </message>
    <message>
        <source>Split patch</source>
        <translation>拆分图斑</translation>
    </message>
    <message>
        <source>Split {code}</source>
        <translation>拆分图斑 {code}</translation>
    </message>
    <message>
        <source>Splits a patch into sub-patches with the codes _1, _2, …: by drawn lines or polygons, by the township or village border, or by land class. The parts cover the patch exactly and their areas are adjusted to its area (0.01 m²). The patch itself is marked as split and counts through its parts; its verdict and attachments stay with it. Refused once tasks were issued.</source>
        <translation>把一个图斑拆分为子图斑，编号为 _1、_2、…：按画的线或面、按乡镇界或村界、按地类。子图斑合起来正好是原图斑，面积平差到原图斑（0.01 m²）。原图斑标记为“被拆分”，由子图斑计数；原图斑的认定意见和附件留在原图斑上。已下达整改任务的不能拆分。</translation>
    </message>
    <message>
        <source>Split…</source>
        <translation>拆分…</translation>
    </message>
    <message>
        <source>Stands</source>
        <translation>期限情况</translation>
    </message>
    <message>
        <source>State</source>
        <translation>办理状态</translation>
    </message>
    <message>
        <source>State of the case</source>
        <translation>办理状态</translation>
    </message>
    <message>
        <source>State of the issue</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>State to reach</source>
        <translation>目标状态</translation>
    </message>
    <message>
        <source>Stated areas are those of the shapes</source>
        <translation>所列面积与图形面积一致</translation>
    </message>
    <message>
        <source>Still missing</source>
        <translation>尚缺</translation>
    </message>
    <message>
        <source>Still to sign: {bureaus}</source>
        <translation>待签字：{bureaus}</translation>
    </message>
    <message>
        <source>Stores the readings of a reclaimed plot from a table (csv, xlsx or a layer without geometry) with the columns indicator, value and unit (指标、数值、单位); columns for sampling point, coordinates, sampler, date and laboratory (采样点、经度、纬度、采样人、采样日期、检测单位) are taken where they are, and the points of a point layer. {REPORT} is the laboratory&apos;s report, kept with its SHA-256. {TASK} is the task&apos;s number or the code of the case. Doubtful values and units are named.</source>
        <translation>从表格（csv、xlsx 或无几何图层）录入复耕地块的质量读数，须有 indicator、value、unit（指标、数值、单位）列；采样点、经度、纬度、采样人、采样日期、检测单位各列有则一并录入，点图层的点作为采样点。{REPORT}为检测报告，连同其 SHA-256 保存。{TASK}填任务编号或监测编号。存疑的数值和单位会一一指出。</translation>
    </message>
    <message>
        <source>Storeys</source>
        <translation>层数</translation>
    </message>
    <message>
        <source>Sub-patches</source>
        <translation>子图斑</translation>
    </message>
    <message>
        <source>Sub-patches removed</source>
        <translation>撤销的子图斑数</translation>
    </message>
    <message>
        <source>Sum {total} m² = area {area} m² ({mu} 亩)</source>
        <translation>合计 {total} m² = 图斑面积 {area} m²（{mu} 亩）</translation>
    </message>
    <message>
        <source>Sum {total} m² ≠ area {area}: check this case again</source>
        <translation>合计 {total} m² ≠ 图斑面积 {area}：请重新检查该图斑</translation>
    </message>
    <message>
        <source>Survey date (31 December)</source>
        <translation>调查时点（12 月 31 日）</translation>
    </message>
    <message>
        <source>Survey parcel or number</source>
        <translation>调查图斑或编号</translation>
    </message>
    <message>
        <source>Swipe before and after</source>
        <translation>前后卷帘</translation>
    </message>
    <message>
        <source>System of TXT files that state none</source>
        <translation>未注明坐标系的 TXT 采用的坐标系</translation>
    </message>
    <message>
        <source>TXT, GPX, KML or any vector file; empty: the whole case, or what is left of it</source>
        <translation>TXT、GPX、KML 或任何矢量文件；不填为整个图斑或其剩余部分</translation>
    </message>
    <message>
        <source>Table (csv, xlsx)</source>
        <translation>表格（csv、xlsx）</translation>
    </message>
    <message>
        <source>Table (xlsx, csv)</source>
        <translation>表格（xlsx、csv）</translation>
    </message>
    <message>
        <source>Table of differences</source>
        <translation>差异清单</translation>
    </message>
    <message>
        <source>Table of filings (xlsx, csv)</source>
        <translation>备案表（xlsx、csv）</translation>
    </message>
    <message>
        <source>Table of issues</source>
        <translation>问题清单</translation>
    </message>
    <message>
        <source>Table of readings</source>
        <translation>读数表</translation>
    </message>
    <message>
        <source>Table of texts</source>
        <translation>文字对照表</translation>
    </message>
    <message>
        <source>Tables (*.csv *.xlsx)</source>
        <translation>表格 (*.csv *.xlsx)</translation>
    </message>
    <message>
        <source>Take a batch of monitoring patches into the register</source>
        <translation>把一个批次的监测图斑接收入台账</translation>
    </message>
    <message>
        <source>Take a rule pack from a file</source>
        <translation>从文件导入规则包</translation>
    </message>
    <message>
        <source>Take a split back</source>
        <translation>撤销拆分</translation>
    </message>
    <message>
        <source>Take in</source>
        <translation>入库</translation>
    </message>
    <message>
        <source>Take in a batch of patches</source>
        <translation>接收批次</translation>
    </message>
    <message>
        <source>Take in a filled sheet…</source>
        <translation>收回已填表格…</translation>
    </message>
    <message>
        <source>Take in a version of permanent basic farmland, land use, redline, approved land, nature reserves, plan zones or borders</source>
        <translation>入库永久基本农田、地类图斑、生态保护红线、批准用地、自然保护地、规划用途分区或界线的一个版本</translation>
    </message>
    <message>
        <source>Take over an earlier verdict</source>
        <translation>沿用以往认定</translation>
    </message>
    <message>
        <source>Take over differences of known filings</source>
        <translation>采用已有备案的差异</translation>
    </message>
    <message>
        <source>Take over from (code)</source>
        <translation>沿用自（图斑编号）</translation>
    </message>
    <message>
        <source>Take over from {code}</source>
        <translation>沿用 {code} 的认定</translation>
    </message>
    <message>
        <source>Take over the verdict</source>
        <translation>沿用认定意见</translation>
    </message>
    <message>
        <source>Take over verdict or evidence ({count} files)…</source>
        <translation>沿用其认定或举证材料（{count} 个文件）…</translation>
    </message>
    <message>
        <source>Take the accepted ground from TXT, GPX, KML or any vector file</source>
        <translation>从 TXT、GPX、KML 或任何矢量文件导入验收范围</translation>
    </message>
    <message>
        <source>Take the case off the list: “已销号”</source>
        <translation>该图斑转为“已销号”</translation>
    </message>
    <message>
        <source>Take the differences of codes the register has already</source>
        <translation>台账已有的编号，按文件更新不同之处</translation>
    </message>
    <message>
        <source>Take the differences of known codes</source>
        <translation>采用差异（更新已有图斑）</translation>
    </message>
    <message>
        <source>Take the filings to their next state</source>
        <translation>变更办理状态</translation>
    </message>
    <message>
        <source>Take the number off this case; the record keeps it</source>
        <translation>从本图斑删除该编号，办理记录仍保留</translation>
    </message>
    <message>
        <source>Take the split back</source>
        <translation>撤销拆分</translation>
    </message>
    <message>
        <source>Take the township&apos;s table, polygons and papers in</source>
        <translation>接收乡镇的备案表、图形和材料</translation>
    </message>
    <message>
        <source>Taken</source>
        <translation>拍摄时间</translation>
    </message>
    <message>
        <source>Takes a batch of monitoring patches (JCBH, TBLX, QSX, HSX, MJ …) into the register. A code the register already has is left out and what differs is listed; with {UPDATE} they are taken over. Township and village are found by location. A list (xlsx, csv) beside the polygons is joined by the code; which field is which is guessed, or taken from {TEMPLATE} or {MAPPING}. Look the batch over first with “Look over batch of patches”.</source>
        <translation>把一批监测图斑（JCBH、TBLX、QSX、HSX、MJ 等）接收入台账。台账已有的编号不再入库，列出不同之处；勾选{UPDATE}时按文件更新。乡镇和村按位置确定。图形之外的清单（xlsx、csv）按编号并入；字段对应自动识别，或取自{TEMPLATE}、{MAPPING}。入库前先做“图斑批次质检”。</translation>
    </message>
    <message>
        <source>Takes a rule pack (JSON), or every pack of a folder, into the register in the name of a person. It is checked against the schema first: the sentence names file, section, entry and field, and nothing is written. A pack takes the place of the one of its name; the county&apos;s single values still count on top.</source>
        <translation>以具名人员的名义把一个规则包（JSON）或文件夹内的全部规则包导入台账。先按模式校验，有错时指明文件、部分、条目和字段，一条不写。同名规则包被取代；本县单项设置仍然有效。</translation>
    </message>
    <message>
        <source>Takes a table (csv or xlsx) with year, township code and the cultivated land that lawful new construction really occupied (年度、乡镇代码、占用耕地（亩）). It is the denominator of the township ratio. A row takes the place of the one its township and year had. All rows are written or none.</source>
        <translation>读入表格（csv 或 xlsx），列名：年度、乡镇代码、占用耕地（亩），即合法新增建设当年实际占用的耕地，用作乡镇比例的分母。同一乡镇同一年度的旧值被替换。全部写入或一行不写。</translation>
    </message>
    <message>
        <source>Takes over the verdict and, if wanted, the attachments of the earlier patch that the comparison found, or of the patch that this one was split from, in the name of a person with a reason. The case keeps a link to where they came from. Without this nothing is carried over.</source>
        <translation>由具名人员写明理由，沿用比对出的以往图斑（或拆分前的原图斑）的认定意见，需要时连同附件。图斑记下沿用自哪里。不执行本步骤则什么也不沿用。</translation>
    </message>
    <message>
        <source>Takes permanent basic farmland, land use, the ecological redline, approved land, nature reserves, plan zones, townships or villages into the register. Fields are found by their official names or aliases; those with code and name of zones can be chosen as {CODE_FIELD} and {NAME_FIELD}. Polygons are brought into the register&apos;s CRS, repaired and reported row by row, and those that overlap each other are named. Each version keeps its label, effective date and fingerprint. {CLASSIFICATION} says how land classes are to be read: 0601, 0602, 0701 and 0702 mean different things in the third survey and in the classification of spatial planning.</source>
        <translation>将永久基本农田、地类图斑、生态保护红线、批准用地、自然保护地、规划用途分区、乡镇或村入库。按规范字段名或字段别名自动识别字段，区域的编码、名称字段可在{CODE_FIELD}、{NAME_FIELD}里选。图斑转到台账坐标系，逐行修复并报告，相互重叠的图斑逐对列出。每个版本保留名称、生效日期和指纹。{CLASSIFICATION}说明地类编码按哪种分类理解：0601、0602、0701、0702 在三调工作分类和国土空间用地用海分类中含义不同。</translation>
    </message>
    <message>
        <source>Takes the holidays and the working weekends of a year from a table (csv, xlsx) with the columns 日期 and 类别 (放假 or 调休上班), as the State Council&apos;s notice of that year has them. A year&apos;s table takes the place of the one it had.</source>
        <translation>从表格（csv、xlsx）读入某年的放假和调休上班日期，列名：日期、类别（放假或调休上班），以国务院办公厅当年的通知为准。该年原有的表被替换。</translation>
    </message>
    <message>
        <source>Takes the township&apos;s table (xlsx or csv) and the polygons that belong to it in one go: land-boundary TXT, shapefile, GeoPackage or FileGDB, a single file or a folder of them. Polygons find their filing by project code, filing number, project name or file name; layers SSNYD_… and parcels whose purpose says so become parts. Areas in 亩 or 公顷 are told by the unit in the column&apos;s name. Without a table the polygons make drafts.</source>
        <translation>一次接收乡镇备案表（xlsx 或 csv）和对应图形：界址点 TXT、shp、GeoPackage 或 FileGDB，可以是单个文件或文件夹。图形按项目编号、备案号、项目名称或文件名对应备案；SSNYD_ 各层和用途写明的地块归入分项范围。面积单位亩、公顷由列名中的括号识别。没有表时，按图形建立草稿。</translation>
    </message>
    <message>
        <source>Taking {batch} in</source>
        <translation>正在接收 {batch}</translation>
    </message>
    <message>
        <source>Task</source>
        <translation>整改任务</translation>
    </message>
    <message>
        <source>Task to issue</source>
        <translation>待下达任务</translation>
    </message>
    <message>
        <source>Tasks</source>
        <translation>整改任务</translation>
    </message>
    <message>
        <source>Tasks issued</source>
        <translation>下达的任务数</translation>
    </message>
    <message>
        <source>Tell</source>
        <translation>告知对象</translation>
    </message>
    <message>
        <source>Template</source>
        <translation>模板</translation>
    </message>
    <message>
        <source>Templates written</source>
        <translation>写出的模板数</translation>
    </message>
    <message>
        <source>Text it was compared with (number, table, page)</source>
        <translation>对照的原文（文号、表、页）</translation>
    </message>
    <message>
        <source>Texts are no longer than the profile allows</source>
        <translation>文字长度不超过方案规定</translation>
    </message>
    <message>
        <source>Texts have no blanks at their ends and no invisible characters</source>
        <translation>文字首尾没有空格，没有不可见字符</translation>
    </message>
    <message>
        <source>The .docx is nested too deeply to be drawn as PDF.</source>
        <translation>.docx 嵌套过深，不能制作 PDF。</translation>
    </message>
    <message>
        <source>The PDF does not show what the .docx holds: {things}.</source>
        <translation>.docx 中的下列内容 PDF 不能显示：{things}。</translation>
    </message>
    <message>
        <source>The acceptance and its signatures become void and the review state goes back to “未提交”; the case is accepted, reviewed and closed anew.</source>
        <translation>原验收和签字将失效，审核状态退回“未提交”；须重新验收、审核和销号。</translation>
    </message>
    <message>
        <source>The acceptance and its signatures become void; the ground is accepted anew.</source>
        <translation>原验收和签字将失效，须重新验收。</translation>
    </message>
    <message>
        <source>The area “{text}” is no number.</source>
        <translation>面积“{text}”不是数字。</translation>
    </message>
    <message>
        <source>The areas of 拆补组合 must be more than nothing.</source>
        <translation>拆补组合的两项面积都须大于零。</translation>
    </message>
    <message>
        <source>The basis “{basis}” was not checked against the official text and stands so in the letter: check it and give it as it shall stand before the letter goes out.</source>
        <translation>依据“{basis}”未与正式文本核对，函中照此标注；请先核对，写定依据后再发出。</translation>
    </message>
    <message>
        <source>The batch was issued with {issued} patches; {missing} of them have no row here, because the register had their codes already or they could not be used.</source>
        <translation>本批次下发 {issued} 个图斑，其中 {missing} 个不在比对结果中：编号台账已有，或不能使用。</translation>
    </message>
    <message>
        <source>The case is closed, but no acceptance of it holds any more; check it and rectify again.</source>
        <translation>该图斑已销号，但已没有有效的验收结论，请核对并重新整改。</translation>
    </message>
    <message>
        <source>The case is closed; nothing is left to do.</source>
        <translation>该图斑已销号，没有待办事项。</translation>
    </message>
    <message>
        <source>The case is still being rectified.</source>
        <translation>图斑仍在整改中。</translation>
    </message>
    <message>
        <source>The case is “{state}”.</source>
        <translation>该图斑现为“{state}”。</translation>
    </message>
    <message>
        <source>The case&apos;s polygon cannot be used: {problem}.</source>
        <translation>该图斑的图形不能使用：{problem}。</translation>
    </message>
    <message>
        <source>The code {code} is taken; choose another.</source>
        <translation>监测编号 {code} 已被占用，请换一个。</translation>
    </message>
    <message>
        <source>The comparison was cancelled; nothing was written.</source>
        <translation>比对已取消，没有写入任何内容。</translation>
    </message>
    <message>
        <source>The coordinate file holds the parcels of the layer</source>
        <translation>坐标文件与图层的地块一致</translation>
    </message>
    <message>
        <source>The coordinate file reads without remarks</source>
        <translation>坐标文件读取时没有提示</translation>
    </message>
    <message>
        <source>The coordinate system is the profile&apos;s</source>
        <translation>坐标系与方案一致</translation>
    </message>
    <message>
        <source>The corners make no proper outline: {reason} ({where}). Check their order.</source>
        <translation>这些点围不成正确的图形：{reason}（{where}）。请检查点的先后次序。</translation>
    </message>
    <message>
        <source>The county has set no {field} of its own for “{rule}”.</source>
        <translation>本县没有为“{rule}”另设{field}。</translation>
    </message>
    <message>
        <source>The county has set nothing of its own here.</source>
        <translation>本县对此没有另行规定。</translation>
    </message>
    <message>
        <source>The county&apos;s rule pack {name} is not used: {reason}</source>
        <translation>县级规则包 {name} 未被采用：{reason}</translation>
    </message>
    <message>
        <source>The date of signing, {date}, lies in the future.</source>
        <translation>签字日期 {date} 晚于今天，请改正。</translation>
    </message>
    <message>
        <source>The declared encoding is the one of the texts and of the profile</source>
        <translation>声明的编码与文字实际编码、方案一致</translation>
    </message>
    <message>
        <source>The earlier image of the batch</source>
        <translation>本批次前时相影像</translation>
    </message>
    <message>
        <source>The file {path} does not exist.</source>
        <translation>文件 {path} 不存在。</translation>
    </message>
    <message>
        <source>The filing pack {path} cannot be read: {reason}.</source>
        <translation>备案条件文件 {path} 不能读取：{reason}。</translation>
    </message>
    <message>
        <source>The folder is named as the profile says</source>
        <translation>文件夹名称与方案一致</translation>
    </message>
    <message>
        <source>The folder {path} does not exist.</source>
        <translation>文件夹 {path} 不存在。</translation>
    </message>
    <message>
        <source>The folder {path} holds no rule pack (*.json).</source>
        <translation>文件夹 {path} 里没有规则包（*.json）。</translation>
    </message>
    <message>
        <source>The form of {table} cannot be stored in {path}: {reason}.</source>
        <translation>无法把“{table}”的表单存入 {path}：{reason}。</translation>
    </message>
    <message>
        <source>The ground is farmland again: “已复耕”</source>
        <translation>土地已恢复为耕地，转为“已复耕”</translation>
    </message>
    <message>
        <source>The image {path} cannot be opened.</source>
        <translation>影像 {path} 打不开。</translation>
    </message>
    <message>
        <source>The image {path} does not exist.</source>
        <translation>影像 {path} 不存在。</translation>
    </message>
    <message>
        <source>The laboratory&apos;s report on the next table; attached with its SHA-256</source>
        <translation>下一份读数表所据的检测报告，连同 SHA-256 一并存为附件</translation>
    </message>
    <message>
        <source>The land classes in {path} cannot be read: {reason}.</source>
        <translation>地类归并表 {path} 无法读取：{reason}。</translation>
    </message>
    <message>
        <source>The later image of the batch</source>
        <translation>本批次后时相影像</translation>
    </message>
    <message>
        <source>The ledger has the profile&apos;s sheets and columns</source>
        <translation>台账的工作表和列与方案一致</translation>
    </message>
    <message>
        <source>The ledger lists the features of the layer</source>
        <translation>台账所列与图层的图斑一致</translation>
    </message>
    <message>
        <source>The limit that counts now</source>
        <translation>现行标准</translation>
    </message>
    <message>
        <source>The limits in {path} cannot be read: {reason}.</source>
        <translation>界限值文件 {path} 无法读取：{reason}。</translation>
    </message>
    <message>
        <source>The limits of the comparison (compare_… in the rule book) cannot be used: {reason}.</source>
        <translation>比对标准（规则库中 compare_ 开头的设置）不能用：{reason}。</translation>
    </message>
    <message>
        <source>The map {path} cannot be written: {reason}.</source>
        <translation>无法写出地图 {path}：{reason}。</translation>
    </message>
    <message>
        <source>The measure of {task} is “{measure}” now.</source>
        <translation>任务 {task} 的整改方式现为“{measure}”。</translation>
    </message>
    <message>
        <source>The notice says {expected} patches, {layer} has {count}.</source>
        <translation>通知所列 {expected} 个图斑，{layer} 有 {count} 个。</translation>
    </message>
    <message>
        <source>The number belongs to {code}, which was split.</source>
        <translation>该编号属于被拆分的 {code}。</translation>
    </message>
    <message>
        <source>The number is empty.</source>
        <translation>编号为空。</translation>
    </message>
    <message>
        <source>The package has {count} errors and was not written. First: {errors}. Correct them, declare exceptions, or let a named person override with a reason.</source>
        <translation>成果包有 {count} 个错误，没有写出。首先是：{errors}。请改正、认定例外，或由具名人员写明理由后带错误交付。</translation>
    </message>
    <message>
        <source>The package is no longer at {path}.</source>
        <translation>成果包已不在 {path}。</translation>
    </message>
    <message>
        <source>The part “{part}” of the paper is damaged.</source>
        <translation>文书的组成部分“{part}”已损坏。</translation>
    </message>
    <message>
        <source>The parts differ from their control area by {difference}, more than the {limit} that rounding can explain: check the areas instead of adjusting them.</source>
        <translation>各部分之和与控制面积相差 {difference}，超过取舍误差允许的 {limit}：不能平差，请核对面积。</translation>
    </message>
    <message>
        <source>The parts of one feature do not cover each other</source>
        <translation>同一图斑的各部分互不重叠</translation>
    </message>
    <message>
        <source>The polygon cannot be used: {reason}. Draw it again.</source>
        <translation>图形不能使用：{reason}。请重画。</translation>
    </message>
    <message>
        <source>The polygon was redrawn</source>
        <translation>图形已改动</translation>
    </message>
    <message>
        <source>The pre-check was cancelled; nothing was written.</source>
        <translation>预检已取消，没有写入任何内容。</translation>
    </message>
    <message>
        <source>The profile asks for the rows “{kind}”; known: {known}.</source>
        <translation>交付方案要求的内容“{kind}”不存在；现有：{known}。</translation>
    </message>
    <message>
        <source>The profile has no figure here; enter the county&apos;s.</source>
        <translation>此项方案中没有数值，请填写本县标准。</translation>
    </message>
    <message>
        <source>The profile wants a zone of CGCS2000, which the register (EPSG:{srs}) is not in; state the CRS in the profile.</source>
        <translation>交付方案要求 CGCS2000 分带坐标，而台账（EPSG:{srs}）不是；请在方案中写明坐标系。</translation>
    </message>
    <message>
        <source>The profile {path} cannot be read: {reason}.</source>
        <translation>无法读取方案 {path}：{reason}。</translation>
    </message>
    <message>
        <source>The profile {path} is wrong: {problems}.</source>
        <translation>交付方案 {path} 有误：{problems}。</translation>
    </message>
    <message>
        <source>The profile {profile} describes no layer; validate a folder.</source>
        <translation>交付方案 {profile} 没有规定图层，请校验文件夹。</translation>
    </message>
    <message>
        <source>The profile {profile} has no sheet of cases with columns to fill in.</source>
        <translation>交付方案 {profile} 没有可填写的图斑表。</translation>
    </message>
    <message>
        <source>The profile {profile} lets fields be filled in that a case does not have: {fields}.</source>
        <translation>交付方案 {profile} 允许填写的字段图斑里没有：{fields}。</translation>
    </message>
    <message>
        <source>The profile {profile} says nothing of land-boundary TXT.</source>
        <translation>交付方案 {profile} 没有规定坐标 TXT。</translation>
    </message>
    <message>
        <source>The profile “{profile}” has no limit of “{indicator}” for land class {code}.</source>
        <translation>指标方案“{profile}”没有地类 {code} 的“{indicator}”标准。</translation>
    </message>
    <message>
        <source>The profile&apos;s land_txt section is wrong: {reason}.</source>
        <translation>交付方案的 land_txt 部分有误：{reason}。</translation>
    </message>
    <message>
        <source>The profile&apos;s validation names unknown rules or severities: {names}.</source>
        <translation>交付方案的校验部分有未知的规则或级别：{names}。</translation>
    </message>
    <message>
        <source>The project code is empty; give one, for example from the township&apos;s table.</source>
        <translation>项目编号为空，请按乡镇备案表填写。</translation>
    </message>
    <message>
        <source>The project has no coordinate reference system; set one before drawing.</source>
        <translation>工程没有坐标参考系，请先设置再画图斑。</translation>
    </message>
    <message>
        <source>The record {uid} of {table} is gone; nothing was written.</source>
        <translation>“{table}”中的记录 {uid} 已不存在，没有写入任何内容。</translation>
    </message>
    <message>
        <source>The rectification task is overdue</source>
        <translation>整改任务已逾期</translation>
    </message>
    <message>
        <source>The register already has {role} in version “{version}”; give another “Version label” (VERSION).</source>
        <translation>台账中已有“{version}”版本的{role}，请换一个“版本名称”（VERSION）。</translation>
    </message>
    <message>
        <source>The register does not know these. What is left empty stands as a marked blank.</source>
        <translation>以下内容台账没有，请填写；留空的在文书中为标记空白。</translation>
    </message>
    <message>
        <source>The register has neither permanent basic farmland nor land use; import a base layer first.</source>
        <translation>台账中既没有永久基本农田，也没有地类图斑，请先将底图入库。</translation>
    </message>
    <message>
        <source>The register has no base layer “{role}”; import it first.</source>
        <translation>台账中没有“{role}”底图，请先入库。</translation>
    </message>
    <message>
        <source>The register has no batch “{batch}”.</source>
        <translation>台账里没有批次“{batch}”。</translation>
    </message>
    <message>
        <source>The register has no case to check.</source>
        <translation>台账中没有要检查的图斑。</translation>
    </message>
    <message>
        <source>The register has no case to deliver.</source>
        <translation>台账中没有可导出的图斑。</translation>
    </message>
    <message>
        <source>The register has no case {codes}.</source>
        <translation>台账中没有图斑 {codes}。</translation>
    </message>
    <message>
        <source>The register has no case, task or referral “{code}”.</source>
        <translation>台账中没有图斑、任务或移送“{code}”。</translation>
    </message>
    <message>
        <source>The register has no facility filing to check.</source>
        <translation>台账中没有要核查的设施农业用地备案。</translation>
    </message>
    <message>
        <source>The register has no facility filing {codes}, or more than one with that number.</source>
        <translation>台账中没有备案 {codes}，或该号对应多个备案。</translation>
    </message>
    <message>
        <source>The register has no facility filing.</source>
        <translation>台账中没有设施农业用地备案。</translation>
    </message>
    <message>
        <source>The register has no land-use layer; filings were not compared with the survey.</source>
        <translation>台账没有地类图斑底图，备案未与调查比对。</translation>
    </message>
    <message>
        <source>The register has no patches of the batch “{batch}”. Batches: {names}.</source>
        <translation>台账中没有批次“{batch}”的图斑。已有批次：{names}。</translation>
    </message>
    <message>
        <source>The register has no referral “{key}”.</source>
        <translation>台账中没有移送“{key}”。</translation>
    </message>
    <message>
        <source>The register has no rule pack “{pack}” of its own.</source>
        <translation>台账没有自己的规则包“{pack}”。</translation>
    </message>
    <message>
        <source>The register has no task “{key}”.</source>
        <translation>台账中没有任务“{key}”。</translation>
    </message>
    <message>
        <source>The register has no township layer; the townships were left empty.</source>
        <translation>台账中没有乡镇底图，图斑的乡镇留空。</translation>
    </message>
    <message>
        <source>The register is up to date.</source>
        <translation>台账已是最新格式。</translation>
    </message>
    <message>
        <source>The register refuses a value ({detail}); nothing was written.</source>
        <translation>台账不接受所填的值（{detail}），没有写入任何内容。</translation>
    </message>
    <message>
        <source>The register was upgraded; the backup is {path}.</source>
        <translation>台账已升级，备份文件为 {path}。</translation>
    </message>
    <message>
        <source>The register&apos;s list of people is empty: add the person who signs with the “+” beside it.</source>
        <translation>人员表还是空的：点右边的“+”添加署名的人员。</translation>
    </message>
    <message>
        <source>The review state of {case} is “{state}” now.</source>
        <translation>{case} 的审核状态已改为“{state}”。</translation>
    </message>
    <message>
        <source>The ring from line {line} has fewer than three corners.</source>
        <translation>从第 {line} 行起的一圈不足三个点。</translation>
    </message>
    <message>
        <source>The row has no polygon to make a patch of.</source>
        <translation>此行没有图形，不能转为违法图斑。</translation>
    </message>
    <message>
        <source>The rule book has no deadline for tasks in force ({rule}); let the county confirm the rule, or give the days.</source>
        <translation>规则库中没有生效的整改任务期限（{rule}）；请县里确认该规则，或直接填写天数。</translation>
    </message>
    <message>
        <source>The rule book has no follow-up in force ({rule}); the county confirms it first, in years.</source>
        <translation>规则库中没有生效的跟踪回访规则（{rule}）；请县里先确认，以年为单位。</translation>
    </message>
    <message>
        <source>The rule pack {path} cannot be read: {reason}.</source>
        <translation>无法读取规则包 {path}：{reason}。</translation>
    </message>
    <message>
        <source>The same layers as the map</source>
        <translation>与主图相同的图层</translation>
    </message>
    <message>
        <source>The selected cases have no polygon.</source>
        <translation>所选图斑没有图形。</translation>
    </message>
    <message>
        <source>The sheet says nothing new.</source>
        <translation>表格没有新内容。</translation>
    </message>
    <message>
        <source>The split was taken back; {codes} are gone.</source>
        <translation>已撤销拆分，子图斑 {codes} 已删去。</translation>
    </message>
    <message>
        <source>The table {table} of {path} cannot be opened.</source>
        <translation>无法打开 {path} 中的表 {table}。</translation>
    </message>
    <message>
        <source>The template needs a name.</source>
        <translation>模板要有名称。</translation>
    </message>
    <message>
        <source>The toolbox is off; enable the Processing plugin to import data.</source>
        <translation>工具箱未启用，请启用 Processing 插件后再导入数据。</translation>
    </message>
    <message>
        <source>The verdict</source>
        <translation>认定意见</translation>
    </message>
    <message>
        <source>The visit of {case} is recorded.</source>
        <translation>已登记 {case} 的复耕回访。</translation>
    </message>
    <message>
        <source>There are no coordinates; type one corner a line.</source>
        <translation>没有坐标；请每行写一个界址点。</translation>
    </message>
    <message>
        <source>There is no check {uid} in this register.</source>
        <translation>台账中没有检查批次 {uid}。</translation>
    </message>
    <message>
        <source>There is no delivery “{key}” of profile {profile}. Known: {known}.</source>
        <translation>交付方案 {profile} 没有名为“{key}”的交付记录。现有：{known}。</translation>
    </message>
    <message>
        <source>There is no line</source>
        <translation>列表为空</translation>
    </message>
    <message>
        <source>There is no polygon to accept.</source>
        <translation>没有可作为验收范围的面。</translation>
    </message>
    <message>
        <source>There is no profile “{name}”. Known: {known}.</source>
        <translation>没有方案“{name}”，可选：{known}。</translation>
    </message>
    <message>
        <source>There is no quality profile “{name}” for county {county}. Known: {known}.</source>
        <translation>没有适用于 {county} 的质量指标方案“{name}”。已有：{known}。</translation>
    </message>
    <message>
        <source>There is no record {uid} in {table}.</source>
        <translation>“{table}”中没有记录 {uid}。</translation>
    </message>
    <message>
        <source>There is no register at {path}.</source>
        <translation>{path} 处没有台账。</translation>
    </message>
    <message>
        <source>There is no rule pack “{pack}”. Known: {known}.</source>
        <translation>没有规则包“{pack}”。现有：{known}。</translation>
    </message>
    <message>
        <source>There is no template “{name}”. Known: {known}.</source>
        <translation>没有模板“{name}”。可用：{known}。</translation>
    </message>
    <message>
        <source>These batches were received later and were not compared: {names}. If they are older, put their “received” date right in the list of batches.</source>
        <translation>以下批次接收时间更晚，未参与比对：{names}。如果它们实际更早，请在批次表中改正“接收时间”。</translation>
    </message>
    <message>
        <source>These cases were not checked, or were redrawn since: {codes}. Run the overlap check first.</source>
        <translation>以下图斑尚未检查，或检查后图形有改动：{codes}。请先运行套合检查。</translation>
    </message>
    <message>
        <source>These fields are not entered here: {fields}.</source>
        <translation>这些字段不在此处填写：{fields}。</translation>
    </message>
    <message>
        <source>These filings have no measured polygon; check them first: {codes}.</source>
        <translation>这些备案没有量算过的图形，请先核查：{codes}。</translation>
    </message>
    <message>
        <source>These pieces cannot be shown in the map&apos;s coordinate reference system.</source>
        <translation>这些地块无法在地图的坐标参考系中显示。</translation>
    </message>
    <message>
        <source>These were in {delivery} and are no longer there; tell the receiver: {codes}.</source>
        <translation>下列图斑在 {delivery} 中有、现在没有了，请告知接收单位：{codes}。</translation>
    </message>
    <message>
        <source>These were read before; both readings are kept: {indicators}</source>
        <translation>以下指标此前已录入，两次读数都保留：{indicators}</translation>
    </message>
    <message>
        <source>These were told already.</source>
        <translation>这些都已登记提醒过。</translation>
    </message>
    <message>
        <source>This QGIS has no time control; the span is set in the project.</source>
        <translation>本版 QGIS 没有时态控制器；时间范围已写入项目。</translation>
    </message>
    <message>
        <source>This basis was not checked against the official text. Check it and write it as it shall stand, without “{mark}”; otherwise the letter goes out with the mark.</source>
        <translation>这条依据未与正式文本核对。请核对后写定并去掉“{mark}”，否则函中保留这一标注。</translation>
    </message>
    <message>
        <source>This case was not checked yet.</source>
        <translation>该图斑尚未检查。</translation>
    </message>
    <message>
        <source>This is the first case of the list.</source>
        <translation>已是列表中的第一个图斑。</translation>
    </message>
    <message>
        <source>This is the last case of the list.</source>
        <translation>已是列表中的最后一个图斑。</translation>
    </message>
    <message>
        <source>This issue has no place on the map.</source>
        <translation>这个问题在地图上没有位置。</translation>
    </message>
    <message>
        <source>This issue is fixed; there is nothing to except.</source>
        <translation>该问题已改正，不必认定例外。</translation>
    </message>
    <message>
        <source>This patch is no part of a split one.</source>
        <translation>该图斑不是拆分出来的子图斑。</translation>
    </message>
    <message>
        <source>This round is signed: what is added now voids the signatures, and both bureaus sign again.</source>
        <translation>本轮已有签字：现在增加会使签字失效，须由两局重新签字。</translation>
    </message>
    <message>
        <source>This rung has no letter</source>
        <translation>这一层级不发函</translation>
    </message>
    <message>
        <source>This task is settled by the number of a document, not by reclaiming.</source>
        <translation>该任务凭批准（决定）文号结案，不登记复耕。</translation>
    </message>
    <message>
        <source>Those told already as well</source>
        <translation>也列出已提醒的</translation>
    </message>
    <message>
        <source>Thresholds</source>
        <translation>标准</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>标题</translation>
    </message>
    <message>
        <source>Title, source, number …</source>
        <translation>名称、依据、编号…</translation>
    </message>
    <message>
        <source>To be returned: {failing} items fail, {manual} are left to a person.</source>
        <translation>建议退回：{failing} 项不符合，{manual} 项待人工核对。</translation>
    </message>
    <message>
        <source>To be told of deadlines today: {counts} — &lt;a href=&quot;{link}&quot;&gt;morning sheet&lt;/a&gt;</source>
        <translation>今天须提醒：{counts} — &lt;a href=&quot;{link}&quot;&gt;晨会提醒单&lt;/a&gt;</translation>
    </message>
    <message>
        <source>To check</source>
        <translation>待检查</translation>
    </message>
    <message>
        <source>To close</source>
        <translation>待销号</translation>
    </message>
    <message>
        <source>To demolish</source>
        <translation>拆除面积</translation>
    </message>
    <message>
        <source>To judge</source>
        <translation>待认定</translation>
    </message>
    <message>
        <source>To legalise</source>
        <translation>补办面积</translation>
    </message>
    <message>
        <source>To sign</source>
        <translation>待签字</translation>
    </message>
    <message>
        <source>To the overlap check</source>
        <translation>去套合检查</translation>
    </message>
    <message>
        <source>Told</source>
        <translation>提醒对象</translation>
    </message>
    <message>
        <source>Told by</source>
        <translation>告知人</translation>
    </message>
    <message>
        <source>Told on</source>
        <translation>已提醒</translation>
    </message>
    <message>
        <source>Told…</source>
        <translation>已告知…</translation>
    </message>
    <message>
        <source>Total</source>
        <translation>合计</translation>
    </message>
    <message>
        <source>Total = rectified + open, rectified = demolished + legalised, by township</source>
        <translation>按乡镇核对：总面积＝已整改＋未整改，已整改＝拆除＋补办</translation>
    </message>
    <message>
        <source>Township</source>
        <translation>乡镇</translation>
    </message>
    <message>
        <source>Township (name or code)</source>
        <translation>乡镇（名称或代码）</translation>
    </message>
    <message>
        <source>Two of the files hold the rule pack “{pack}”.</source>
        <translation>有两个文件都是规则包“{pack}”。</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>图斑类型</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>单位</translation>
    </message>
    <message>
        <source>Until now</source>
        <translation>现行取值</translation>
    </message>
    <message>
        <source>Updated</source>
        <translation>更新的图斑数</translation>
    </message>
    <message>
        <source>Upgrade register</source>
        <translation>台账升级</translation>
    </message>
    <message>
        <source>Upgraded to format {version}; backup: {path}</source>
        <translation>已升级到格式 {version}，备份文件：{path}</translation>
    </message>
    <message>
        <source>Upgrading {name}</source>
        <translation>正在升级 {name}</translation>
    </message>
    <message>
        <source>Usable rows</source>
        <translation>可用行数</translation>
    </message>
    <message>
        <source>Validate</source>
        <translation>校验</translation>
    </message>
    <message>
        <source>Validate delivery package</source>
        <translation>校验成果包</translation>
    </message>
    <message>
        <source>Validate folder…</source>
        <translation>校验文件夹…</translation>
    </message>
    <message>
        <source>Validated: {errors} errors, {warnings} warnings.</source>
        <translation>校验完毕：错误 {errors} 个，提示 {warnings} 条。</translation>
    </message>
    <message>
        <source>Validating</source>
        <translation>正在校验</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>数值</translation>
    </message>
    <message>
        <source>Value for this county</source>
        <translation>本县取值</translation>
    </message>
    <message>
        <source>Values are written as the profile says</source>
        <translation>数值书写符合方案规定</translation>
    </message>
    <message>
        <source>Values of your own (名称=值)</source>
        <translation>自填内容（名称=值）</translation>
    </message>
    <message>
        <source>Verdict</source>
        <translation>认定意见</translation>
    </message>
    <message>
        <source>Verdict…</source>
        <translation>认定…</translation>
    </message>
    <message>
        <source>Version label</source>
        <translation>版本名称</translation>
    </message>
    <message>
        <source>Violation patch {code} was made.</source>
        <translation>已转为违法图斑 {code}。</translation>
    </message>
    <message>
        <source>Violation patches</source>
        <translation>违法图斑</translation>
    </message>
    <message>
        <source>Visit (uid)</source>
        <translation>回访（唯一标识）</translation>
    </message>
    <message>
        <source>Visited by</source>
        <translation>回访人</translation>
    </message>
    <message>
        <source>Visited on</source>
        <translation>回访日期</translation>
    </message>
    <message>
        <source>Visits</source>
        <translation>历次回访</translation>
    </message>
    <message>
        <source>Visits planned</source>
        <translation>计划的回访数</translation>
    </message>
    <message>
        <source>Warnings</source>
        <translation>警告数</translation>
    </message>
    <message>
        <source>What</source>
        <translation>改动项</translation>
    </message>
    <message>
        <source>What an entry of the record changed, in words.</source>
        <translation>一条办理记录改动了什么，用文字说明。</translation>
    </message>
    <message>
        <source>What has to be done</source>
        <translation>整改要求</translation>
    </message>
    <message>
        <source>What is done from now on stands in the register under this name, until another person is chosen here or on the toolbar. The computer&apos;s account signs nothing.</source>
        <translation>此后的办理都以此人署名记入台账，直到在这里或工具栏上换人。计算机账户不能代替署名。</translation>
    </message>
    <message>
        <source>What is done stands in the register under the name {person}; press to change</source>
        <translation>办理事项以“{person}”署名记入台账；点击更换经办人</translation>
    </message>
    <message>
        <source>What is due</source>
        <translation>待办</translation>
    </message>
    <message>
        <source>What is wrong</source>
        <translation>具体问题</translation>
    </message>
    <message>
        <source>What only you know, in lines of 名称=值:</source>
        <translation>只有经办人知道的内容，每行一条“名称=值”：</translation>
    </message>
    <message>
        <source>What reviewers would say</source>
        <translation>审核意见</translation>
    </message>
    <message>
        <source>What the reviewing bureaus above have said; a case is closed after “审核结束” only</source>
        <translation>上级审核的进度；“审核结束”后才能销号</translation>
    </message>
    <message>
        <source>What was drawn cannot be brought from {source} to {target}.</source>
        <translation>所画图形无法从 {source} 转换到 {target}。</translation>
    </message>
    <message>
        <source>What was found</source>
        <translation>回访情况</translation>
    </message>
    <message>
        <source>What was left blank</source>
        <translation>留空的内容</translation>
    </message>
    <message>
        <source>Where the ground comes from</source>
        <translation>验收范围来源</translation>
    </message>
    <message>
        <source>Where the sign-off stands</source>
        <translation>验收结论</translation>
    </message>
    <message>
        <source>Where to keep the register</source>
        <translation>台账存放位置</translation>
    </message>
    <message>
        <source>Who acts?</source>
        <translation>请选择经办人</translation>
    </message>
    <message>
        <source>Who, code, township, matter …</source>
        <translation>对象、编号、乡镇、事项…</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>说明</translation>
    </message>
    <message>
        <source>Why it holds here</source>
        <translation>沿用理由</translation>
    </message>
    <message>
        <source>With areas</source>
        <translation>带面积的图层</translation>
    </message>
    <message>
        <source>With rule hits</source>
        <translation>有规则提示</translation>
    </message>
    <message>
        <source>With slivers</source>
        <translation>有碎屑</translation>
    </message>
    <message>
        <source>Without a case</source>
        <translation>未归到图斑</translation>
    </message>
    <message>
        <source>Without the deducted share (KCXS)</source>
        <translation>已按扣除地类系数（KCXS）扣除</translation>
    </message>
    <message>
        <source>Witness (uid)</source>
        <translation>见证人（uid）</translation>
    </message>
    <message>
        <source>Witness of the acceptance</source>
        <translation>验收见证</translation>
    </message>
    <message>
        <source>Witness…</source>
        <translation>登记见证…</translation>
    </message>
    <message>
        <source>Word and PDF, two files</source>
        <translation>Word 和 PDF 各一份</translation>
    </message>
    <message>
        <source>Work</source>
        <translation>待办事项</translation>
    </message>
    <message>
        <source>Workbench</source>
        <translation>工作台</translation>
    </message>
    <message>
        <source>Worked (make-up day)</source>
        <translation>调休上班</translation>
    </message>
    <message>
        <source>Write a date such as 2026-10-05</source>
        <translation>请写成 2026-10-05 这样的日期</translation>
    </message>
    <message>
        <source>Write an Excel sheet of cases for a township to fill in</source>
        <translation>写出供乡镇填写的 xlsx 图斑表</translation>
    </message>
    <message>
        <source>Write into the register</source>
        <translation>写入台账</translation>
    </message>
    <message>
        <source>Write the differences</source>
        <translation>写入差异</translation>
    </message>
    <message>
        <source>Write the letter</source>
        <translation>制作函件</translation>
    </message>
    <message>
        <source>Write the lines shown to an xlsx file</source>
        <translation>把列表写成 xlsx 表格</translation>
    </message>
    <message>
        <source>Write the pack of this rule to a file</source>
        <translation>把这条规则所在的规则包写到文件</translation>
    </message>
    <message>
        <source>Write the package where nobody sees it and hold it against the profile</source>
        <translation>试写成果包并按方案校验，不留文件</translation>
    </message>
    <message>
        <source>Write the package, and enter it in the journal</source>
        <translation>写出成果包，并记入交付记录</translation>
    </message>
    <message>
        <source>Write the paper as Word, PDF or both; the file type is chosen with the name</source>
        <translation>制作为 Word、PDF 或两者各一份；保存时选择文件类型</translation>
    </message>
    <message>
        <source>Write the polygons of the pieces</source>
        <translation>写出地块图形</translation>
    </message>
    <message>
        <source>Write the reason.</source>
        <translation>请填写理由。</translation>
    </message>
    <message>
        <source>Write the reply or the reason.</source>
        <translation>请填写回复内容或理由。</translation>
    </message>
    <message>
        <source>Write what has to be put right.</source>
        <translation>请填写整改意见。</translation>
    </message>
    <message>
        <source>Write what the ground looks like.</source>
        <translation>请写明地块现状。</translation>
    </message>
    <message>
        <source>Write why it holds for this patch too.</source>
        <translation>请写明为何适用于本图斑。</translation>
    </message>
    <message>
        <source>Writes a table of the first texts of a shapefile (or .dbf) as they look in GBK, GB18030, UTF-8 and Big5, which of these fit, and which one is taken when the file is read. For files that arrive garbled.</source>
        <translation>把 shapefile（或 .dbf）开头的文字分别按 GBK、GB18030、UTF-8、Big5 解读列表，注明哪些能通读、读取时采用哪一种。用于收到乱码文件时。</translation>
    </message>
    <message>
        <source>Writes an Excel sheet of cases (all, of a {TOWNSHIP}, or {CASES}) for others to fill in: numbers are locked, coded columns have drop-downs, cells have hints, and a checksum tells altered rows. Import sheet takes it back.</source>
        <translation>写出图斑表格（全部、某乡镇{TOWNSHIP}，或{CASES}）供他人填写：编号锁定，代码列有下拉列表，单元格有填写提示，校验码可认出被改动的行。用“收回已填表格”收回。</translation>
    </message>
    <message>
        <source>Writes polygons as a land-boundary coordinate file (国土 TXT): GBK with CRLF, northing before easting, three decimals, the area in hectares (by default planar, as receivers compute it). Without {CRS} the layer&apos;s own CGCS2000 zone is used, or the 3-degree zone it lies in. With {ENCODING} automatic (auto), GB18030 is written, with a warning, when a character is not in GBK. A {PROFILE} with a section for these files (land_txt) sets encoding, area method, order of the fields, decimals, numbering, start and direction of the rings; where it wants a file for each parcel, {OUTPUT} names the folder.</source>
        <translation>把面图层写成国土坐标 TXT：GBK 编码、CRLF 换行，先 X（北）后 Y（东），3 位小数，面积以公顷计（默认平面面积，与接收方一致）。不填{CRS}时，用图层自身的 CGCS2000 带，或所在的 3 度带。{ENCODING}为自动（auto）时，遇 GBK 没有的字改用 GB18030 并提示。{PROFILE}中有界址点 TXT 部分（land_txt）的，编码、面积算法、字段顺序、小数位、点号、起点和方向都按方案；方案要求一地块一文件的，{OUTPUT}填文件夹。</translation>
    </message>
    <message>
        <source>Writes the filings that were built by {DATE} and not surveyed yet, and those restored by then, as a layer for the annual change survey (年度变更调查).</source>
        <translation>列出在{DATE}以前建成、尚未变更调查的备案，以及已复垦的备案，写成图层，移交年度变更调查。</translation>
    </message>
    <message>
        <source>Writes the package that a profile describes, in a new folder within {FOLDER}: layers (shapefile in GBK, FileGDB, GeoPackage, KML), land-boundary TXT and xlsx ledger. It is validated first; errors keep it from being written unless {OVERRIDE_BY}, a person in office, lets them pass with {OVERRIDE_REASON}, which goes into the package. The delivery is entered in the journal; {SINCE} (a delivery&apos;s name; last for the latest) writes only what changed since. The package appears whole or not at all. Profiles: {profiles}.</source>
        <translation>按交付方案在{FOLDER}下新建文件夹写出成果包：图层（GBK shapefile、FileGDB、GeoPackage、KML）、界址点 TXT、xlsx 台账。先校验，有错误不写出；由在岗人员填{OVERRIDE_BY}并写明{OVERRIDE_REASON}的，可带错误交付，理由写入成果包。交付记入交付记录；{SINCE}（填以往成果名称，last 为上一次）只写出此后有变化的图斑。成果包要么完整写出，要么不写。交付方案：{profiles}。</translation>
    </message>
    <message>
        <source>Writes the rule packs, with the county&apos;s own values merged in, as JSON files with their schema: to hand them on, to keep them, or to edit them and import them again. {PACK} names one of them; left out, all are written. Packs that come with the program: {packs}.</source>
        <translation>把规则包连同本县设置写成 JSON 文件并附模式，便于移交、留存，或修改后再导入。{PACK}指定其中一个，不填则全部写出。自带的规则包：{packs}。</translation>
    </message>
    <message>
        <source>Writes the templates of all papers as .docx into the folder “…_模板” beside the register, where they are edited in WPS or Word; from then on they count. Those that are there already stay as they are.</source>
        <translation>将全部文书的模板写成 .docx，放入台账旁的“…_模板”文件夹，可用 WPS 或 Word 编辑，此后以其为准。已有的模板保持不变。</translation>
    </message>
    <message>
        <source>Written opinion</source>
        <translation>整改意见</translation>
    </message>
    <message>
        <source>Year</source>
        <translation>年度</translation>
    </message>
    <message>
        <source>Yes</source>
        <translation>是</translation>
    </message>
    <message>
        <source>Zoom</source>
        <translation>缩放</translation>
    </message>
    <message>
        <source>Zoom the map to the selected case</source>
        <translation>地图缩放到所选图斑</translation>
    </message>
    <message>
        <source>Zoom the map to the selected cases</source>
        <translation>地图缩放到所选图斑</translation>
    </message>
    <message>
        <source>Zoom the map to these pieces</source>
        <translation>地图缩放到这些地块</translation>
    </message>
    <message>
        <source>Zoom to</source>
        <translation>缩放到</translation>
    </message>
    <message>
        <source>Zoom to case</source>
        <translation>缩放到图斑</translation>
    </message>
    <message>
        <source>a coordinate here has {count} decimals, the others have {usual}; check it.</source>
        <translation>此处坐标有 {count} 位小数，其余为 {usual} 位，请核对。</translation>
    </message>
    <message>
        <source>a gap of {area} m² lies between it and {other}</source>
        <translation>与 {other} 之间有 {area} 平方米的缝隙</translation>
    </message>
    <message>
        <source>a hole lies outside the outer ring</source>
        <translation>内环位于外环之外</translation>
    </message>
    <message>
        <source>a long number lost its last digits; make the column text (文本) in the table and enter it again</source>
        <translation>长数字的末几位已丢失，请在表中把该列设为文本格式后重新填写</translation>
    </message>
    <message>
        <source>a page size other than A4</source>
        <translation>A4 以外的纸张</translation>
    </message>
    <message>
        <source>a required value is missing</source>
        <translation>必填项没有填</translation>
    </message>
    <message>
        <source>a ring has too few different points</source>
        <translation>环的不同点太少</translation>
    </message>
    <message>
        <source>a ring is there twice</source>
        <translation>有重复的环</translation>
    </message>
    <message>
        <source>a ring touches or crosses itself</source>
        <translation>环自相接触或自相交</translation>
    </message>
    <message>
        <source>a row has no geometry</source>
        <translation>有一行没有图形</translation>
    </message>
    <message>
        <source>a second page size or orientation</source>
        <translation>另一种纸张大小或方向</translation>
    </message>
    <message>
        <source>a vertex lies outside the area of the coordinate reference system</source>
        <translation>有顶点超出坐标参考系的适用范围</translation>
    </message>
    <message>
        <source>a zone with its number in front of the eastings</source>
        <translation>坐标带带号的分带坐标系</translation>
    </message>
    <message>
        <source>a zone without number in front of the eastings</source>
        <translation>坐标不带带号的分带坐标系</translation>
    </message>
    <message>
        <source>accepted</source>
        <translation>审核通过</translation>
    </message>
    <message>
        <source>add…</source>
        <translation>添加…</translation>
    </message>
    <message>
        <source>all</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>all texts are plain ASCII</source>
        <translation>文字全部为 ASCII 字符</translation>
    </message>
    <message>
        <source>also {layers}</source>
        <translation>另查{layers}</translation>
    </message>
    <message>
        <source>applies</source>
        <translation>触发</translation>
    </message>
    <message>
        <source>arcs were replaced by chords within 0.02 mm.</source>
        <translation>弧线已换为折线，偏差不超过 0.02 毫米。</translation>
    </message>
    <message>
        <source>as in the register</source>
        <translation>与台账一致</translation>
    </message>
    <message>
        <source>by the rule: {rule}</source>
        <translation>按规则：{rule}</translation>
    </message>
    <message>
        <source>cannot be used</source>
        <translation>无法使用</translation>
    </message>
    <message>
        <source>cannot be written in {encoding} without change; choose GB18030, or replace the sign.</source>
        <translation>无法原样写成 {encoding}，请改用 GB18030，或替换其中的字符。</translation>
    </message>
    <message>
        <source>changed</source>
        <translation>修改</translation>
    </message>
    <message>
        <source>changes</source>
        <translation>增量</translation>
    </message>
    <message>
        <source>changes since {delivery} ({recipient})</source>
        <translation>自 {delivery}（{recipient}）以来的变化</translation>
    </message>
    <message>
        <source>choose it</source>
        <translation>采用</translation>
    </message>
    <message>
        <source>column {column} names an unknown code list</source>
        <translation>列 {column} 的代码表不存在</translation>
    </message>
    <message>
        <source>columns</source>
        <translation>分栏</translation>
    </message>
    <message>
        <source>columns that do not fit on the sheet</source>
        <translation>超出纸面的表格列</translation>
    </message>
    <message>
        <source>computer account {name}</source>
        <translation>计算机账户 {name}</translation>
    </message>
    <message>
        <source>county&apos;s own</source>
        <translation>本县规定</translation>
    </message>
    <message>
        <source>covers the same {area} m² as {other}</source>
        <translation>与 {other} 重叠 {area} 平方米</translation>
    </message>
    <message>
        <source>covers {area} m² that were delivered as {code} ({delivery})</source>
        <translation>有 {area} 平方米已以 {code} 交付过（{delivery}）</translation>
    </message>
    <message>
        <source>declared by the language id 0x{code:02X} of the .dbf</source>
        <translation>由 .dbf 的语言标识 0x{code:02X} 声明</translation>
    </message>
    <message>
        <source>declared in the .cpg file</source>
        <translation>由 .cpg 文件声明</translation>
    </message>
    <message>
        <source>declared, but some texts do not fit it</source>
        <translation>按声明的编码读取，但部分文字与之不符</translation>
    </message>
    <message>
        <source>deleted</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>delivery</source>
        <translation>交付</translation>
    </message>
    <message>
        <source>differs</source>
        <translation>有差异</translation>
    </message>
    <message>
        <source>does not apply</source>
        <translation>未触发</translation>
    </message>
    <message>
        <source>drafted from the sample {file}</source>
        <translation>由样表 {file} 起草</translation>
    </message>
    <message>
        <source>drawing or text box</source>
        <translation>图形或文本框</translation>
    </message>
    <message>
        <source>embedded object</source>
        <translation>嵌入对象</translation>
    </message>
    <message>
        <source>ended</source>
        <translation>已失效</translation>
    </message>
    <message>
        <source>entered</source>
        <translation>新增</translation>
    </message>
    <message>
        <source>everything</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>exception on record</source>
        <translation>已登记的例外</translation>
    </message>
    <message>
        <source>fill in</source>
        <translation>填写</translation>
    </message>
    <message>
        <source>fingerprint {fingerprint}</source>
        <translation>指纹 {fingerprint}</translation>
    </message>
    <message>
        <source>fits</source>
        <translation>能通读</translation>
    </message>
    <message>
        <source>footnote</source>
        <translation>脚注</translation>
    </message>
    <message>
        <source>formula</source>
        <translation>公式</translation>
    </message>
    <message>
        <source>from {date}</source>
        <translation>{date} 起施行</translation>
    </message>
    <message>
        <source>has more digits than the {length} of the field.</source>
        <translation>的位数超过字段长度 {length}。</translation>
    </message>
    <message>
        <source>has the same shape as {other}</source>
        <translation>与 {other} 图形相同</translation>
    </message>
    <message>
        <source>holds no date, to be corrected</source>
        <translation>不是日期，待更正</translation>
    </message>
    <message>
        <source>holes cut the interior into pieces</source>
        <translation>内环把图形内部割成了几块</translation>
    </message>
    <message>
        <source>in force</source>
        <translation>现行</translation>
    </message>
    <message>
        <source>inserted file</source>
        <translation>插入的文件</translation>
    </message>
    <message>
        <source>is longer than the {length} bytes of the field; shorten it.</source>
        <translation>超过字段长度（{length} 字节），请缩短。</translation>
    </message>
    <message>
        <source>is longer than the {length} characters of the field.</source>
        <translation>超过字段的 {length} 个字。</translation>
    </message>
    <message>
        <source>is not a date.</source>
        <translation>不是日期。</translation>
    </message>
    <message>
        <source>is not a number.</source>
        <translation>不是数字。</translation>
    </message>
    <message>
        <source>is not a whole number.</source>
        <translation>不是整数。</translation>
    </message>
    <message>
        <source>it holds a macro or an embedded object</source>
        <translation>其中含有宏或嵌入对象</translation>
    </message>
    <message>
        <source>it holds {count} parts</source>
        <translation>其中有 {count} 个部件，过多</translation>
    </message>
    <message>
        <source>it is empty</source>
        <translation>为空</translation>
    </message>
    <message>
        <source>it is larger than {size} MB</source>
        <translation>大于 {size} MB</translation>
    </message>
    <message>
        <source>it is missing</source>
        <translation>缺少此项</translation>
    </message>
    <message>
        <source>it is no .docx file</source>
        <translation>不是 .docx 文件</translation>
    </message>
    <message>
        <source>it is there twice</source>
        <translation>重复出现</translation>
    </message>
    <message>
        <source>it lies before valid_from</source>
        <translation>早于起始日期 valid_from</translation>
    </message>
    <message>
        <source>it names one thing twice</source>
        <translation>有重复的项</translation>
    </message>
    <message>
        <source>its net factor {value} is not between 0 and 1; counted as gross</source>
        <translation>净面积系数 {value} 不在 0 与 1 之间，净面积按毛面积计</translation>
    </message>
    <message>
        <source>land-boundary TXT is written in CGCS2000 (EPSG:4490, 4491–4554) only, not in {crs}; choose such a CRS.</source>
        <translation>界址点 TXT 只能用 CGCS2000 坐标系（EPSG:4490、4491–4554）写出，不能用 {crs}，请改选坐标系。</translation>
    </message>
    <message>
        <source>left out: {reason}</source>
        <translation>未入库，{reason}</translation>
    </message>
    <message>
        <source>lies at {lon}°, {lat}°, which is not in the county</source>
        <translation>位于东经 {lon}°、北纬 {lat}°，不在本县</translation>
    </message>
    <message>
        <source>lies outside every township of the register</source>
        <translation>不在台账任何乡镇范围内</translation>
    </message>
    <message>
        <source>lies {km} km away from the middle of the layer</source>
        <translation>距图层中心 {km} 公里</translation>
    </message>
    <message>
        <source>line {line}: {text}</source>
        <translation>第 {line} 行：{text}</translation>
    </message>
    <message>
        <source>neither UTF-8 nor GB18030 fits; bytes are shown as Latin letters</source>
        <translation>既不是 UTF-8 也不是 GB18030，各字节按拉丁字母显示</translation>
    </message>
    <message>
        <source>neither openpyxl nor GDAL&apos;s XLSX driver is there</source>
        <translation>既没有 openpyxl，也没有 GDAL 的 XLSX 驱动</translation>
    </message>
    <message>
        <source>no</source>
        <translation>否</translation>
    </message>
    <message>
        <source>no coordinate system is stated</source>
        <translation>没有注明坐标系</translation>
    </message>
    <message>
        <source>no filing, or several, are called “{name}”</source>
        <translation>没有名为“{name}”的备案，或有多个</translation>
    </message>
    <message>
        <source>no geometry</source>
        <translation>没有图形</translation>
    </message>
    <message>
        <source>no parcel line (ending with @) stands before the points; one unnamed parcel is read.</source>
        <translation>界址点之前没有地块行（以 @ 结尾），按一个未命名的地块读入。</translation>
    </message>
    <message>
        <source>no proposal yet</source>
        <translation>暂无建议</translation>
    </message>
    <message>
        <source>no such case</source>
        <translation>台账没有此图斑</translation>
    </message>
    <message>
        <source>no township</source>
        <translation>未落乡镇</translation>
    </message>
    <message>
        <source>nobody yet</source>
        <translation>未选择</translation>
    </message>
    <message>
        <source>not compared {count}</source>
        <translation>未比对 {count}</translation>
    </message>
    <message>
        <source>not drawn</source>
        <translation>未画</translation>
    </message>
    <message>
        <source>not known</source>
        <translation>不详</translation>
    </message>
    <message>
        <source>not yet imported: {layers}</source>
        <translation>未入库：{layers}</translation>
    </message>
    <message>
        <source>nothing is declared; the texts fit {encoding}</source>
        <translation>没有声明编码，文字符合 {encoding}</translation>
    </message>
    <message>
        <source>off</source>
        <translation>未启用</translation>
    </message>
    <message>
        <source>one hole lies inside another</source>
        <translation>内环套在另一内环之中</translation>
    </message>
    <message>
        <source>one part lies inside another</source>
        <translation>一个部分位于另一部分之内</translation>
    </message>
    <message>
        <source>overdue</source>
        <translation>已逾期</translation>
    </message>
    <message>
        <source>parcel code {code} was already used in line {line}.</source>
        <translation>地块编号 {code} 在第 {line} 行已经用过。</translation>
    </message>
    <message>
        <source>parcel {code} has no points and was left out.</source>
        <translation>地块 {code} 没有界址点，未读入。</translation>
    </message>
    <message>
        <source>parcel {code} is a {kind}, not an area (面), and was left out.</source>
        <translation>地块 {code} 的图形属性是“{kind}”，不是“面”，未读入。</translation>
    </message>
    <message>
        <source>parcel {code} is no valid polygon: {reason}</source>
        <translation>地块 {code} 图形不合法：{reason}</translation>
    </message>
    <message>
        <source>parcel {code} of the coordinate file is not in the layer</source>
        <translation>坐标文件中的地块 {code} 不在图层里</translation>
    </message>
    <message>
        <source>parcel {code} states an area of {stated}{unit}, but its points enclose {hectares} 公顷.</source>
        <translation>地块 {code} 写明的面积为 {stated}{unit}，而界址点围成的面积为 {hectares} 公顷。</translation>
    </message>
    <message>
        <source>parcel {code} states {count} points but has none.</source>
        <translation>地块 {code} 写明有 {count} 个点，但没有界址点，请补全。</translation>
    </message>
    <message>
        <source>parcel {code} states {stated} points but has {count} point lines.</source>
        <translation>地块 {code} 写明有 {stated} 个点，实际有 {count} 行界址点。</translation>
    </message>
    <message>
        <source>parcel {code}, line {line}: {stated} is stated, its points have {area} 公顷</source>
        <translation>地块 {code}（第 {line} 行）写明面积 {stated}，按界址点为 {area} 公顷</translation>
    </message>
    <message>
        <source>parcel {parcel} has a coordinate that is not a number.</source>
        <translation>地块 {parcel} 有坐标不是数字。</translation>
    </message>
    <message>
        <source>parcel {parcel} has a ring with fewer than three different points at {places} decimals.</source>
        <translation>地块 {parcel} 有一个环按 {places} 位小数计不足三个不同的点。</translation>
    </message>
    <message>
        <source>parcel {parcel} has no geometry; it cannot be written.</source>
        <translation>地块 {parcel} 没有图形，无法写出。</translation>
    </message>
    <message>
        <source>parts of the feature cover each other on {area} m²</source>
        <translation>图斑各部分相互重叠 {area} 平方米</translation>
    </message>
    <message>
        <source>picture</source>
        <translation>图片</translation>
    </message>
    <message>
        <source>points and lines of the collection were left out.</source>
        <translation>图形集合中的点和线未采用。</translation>
    </message>
    <message>
        <source>refused</source>
        <translation>拒收</translation>
    </message>
    <message>
        <source>repaired ({reason})</source>
        <translation>图形已修复（{reason}）</translation>
    </message>
    <message>
        <source>returned</source>
        <translation>退回</translation>
    </message>
    <message>
        <source>ring {number} is not closed</source>
        <translation>第 {number} 圈没有闭合</translation>
    </message>
    <message>
        <source>row {row}, field {field} contains {character}, which GBK lacks; the shapefile was written in GB18030.</source>
        <translation>第 {row} 行、字段 {field} 含有 GBK 里没有的字 {character}，shapefile 已改用 GB18030 写出。</translation>
    </message>
    <message>
        <source>row {row}, field {field}: the character {character} cannot be written in {encoding}; choose GB18030, or list a replacement for it.</source>
        <translation>第 {row} 行，字段 {field}：{encoding} 里没有 {character} 这个字；请改用 GB18030，或在替换表中给出替代写法。</translation>
    </message>
    <message>
        <source>row {row}, field {field}: the text begins like a formula; an apostrophe was set before it.</source>
        <translation>第 {row} 行，字段 {field}：文字像公式，已在前面加单引号。</translation>
    </message>
    <message>
        <source>row {row}, field {field}: {character} was written as {replacement}.</source>
        <translation>第 {row} 行，字段 {field}：{character} 按替换表写成 {replacement}。</translation>
    </message>
    <message>
        <source>row {row}, field {field}: {value} is beyond what a FileGDB holds exactly; make it a text field in the profile.</source>
        <translation>第 {row} 行，字段 {field}：{value} 超出 FileGDB 能精确保存的整数；请在交付方案中改为文本字段。</translation>
    </message>
    <message>
        <source>row {row}, field {field}: “{value}” does not come back from the file as it is; change the field&apos;s type in the profile, or the value.</source>
        <translation>第 {row} 行，字段 {field}：“{value}” 写入后读回不一致；请改交付方案中的字段类型，或改这个值。</translation>
    </message>
    <message>
        <source>row {row}, field {field}: “{value}” {reason}</source>
        <translation>第 {row} 行、字段 {field}：“{value}”{reason}</translation>
    </message>
    <message>
        <source>row {row}: the geometry is no polygon; it cannot be written.</source>
        <translation>第 {row} 行：图形不是面，无法写出。</translation>
    </message>
    <message>
        <source>same versions; rules or settings changed</source>
        <translation>底图版本相同，规则或设置有变化</translation>
    </message>
    <message>
        <source>sample {file}</source>
        <translation>样表 {file}</translation>
    </message>
    <message>
        <source>set by hand</source>
        <translation>手工指定</translation>
    </message>
    <message>
        <source>shape (m²)</source>
        <translation>图形（m²）</translation>
    </message>
    <message>
        <source>share</source>
        <translation>占比</translation>
    </message>
    <message>
        <source>shares {area} m² with {other} (row {row})</source>
        <translation>与 {other}（第 {row} 行）重叠 {area} m²</translation>
    </message>
    <message>
        <source>sheet</source>
        <translation>表格</translation>
    </message>
    <message>
        <source>sheet {sheet} lacks the column {column}</source>
        <translation>工作表 {sheet} 缺少列 {column}</translation>
    </message>
    <message>
        <source>sheet {sheet}, row {row}, column {column}: the text has control characters or more than 32767 characters, which a cell cannot hold.</source>
        <translation>工作表“{sheet}”第 {row} 行“{column}”列：文字含有控制字符或超过 32767 个字符，单元格放不下，请修改。</translation>
    </message>
    <message>
        <source>sliver on {layer} {source_id}: {area} m², {width} m wide</source>
        <translation>碎屑，在{layer} {source_id} 上：{area} m²，宽 {width} m</translation>
    </message>
    <message>
        <source>symbol</source>
        <translation>符号</translation>
    </message>
    <message>
        <source>taken</source>
        <translation>采用</translation>
    </message>
    <message>
        <source>text deleted under tracked changes</source>
        <translation>修订中删除的文字</translation>
    </message>
    <message>
        <source>texts</source>
        <translation>文字</translation>
    </message>
    <message>
        <source>the .cpg says {declared}, but the texts are in {found}</source>
        <translation>.cpg 写的是 {declared}，文字实际是 {found}</translation>
    </message>
    <message>
        <source>the PDF could not be begun</source>
        <translation>PDF 不能开始写</translation>
    </message>
    <message>
        <source>the PDF could not be finished</source>
        <translation>PDF 不能写完</translation>
    </message>
    <message>
        <source>the PDF takes no further page</source>
        <translation>PDF 不能再加页</translation>
    </message>
    <message>
        <source>the area is written with its unit ({unit}); it was read in that unit.</source>
        <translation>面积带有单位（{unit}），已按该单位读取。</translation>
    </message>
    <message>
        <source>the area of parcel {parcel} is not a number of hectares.</source>
        <translation>地块 {parcel} 的面积不是有效的公顷数。</translation>
    </message>
    <message>
        <source>the area {value} is negative</source>
        <translation>面积 {value} 为负</translation>
    </message>
    <message>
        <source>the border of a paragraph</source>
        <translation>段落边框</translation>
    </message>
    <message>
        <source>the boundary crosses itself</source>
        <translation>边界自相交</translation>
    </message>
    <message>
        <source>the case was changed after the sheet went out; send a new sheet</source>
        <translation>表格发出后该图斑已改动，请重新下发表格</translation>
    </message>
    <message>
        <source>the checksum does not fit; version or checksum were changed</source>
        <translation>校验码不符：版本或校验码被改动</translation>
    </message>
    <message>
        <source>the code begins with {found}, the register is that of {county}</source>
        <translation>编号以 {found} 开头，而台账属于 {county}</translation>
    </message>
    <message>
        <source>the code {code} already came in row {first}</source>
        <translation>监测编号 {code} 与第 {first} 行重复</translation>
    </message>
    <message>
        <source>the columns of a table beyond the {number}th</source>
        <translation>表格第 {number} 列以后的列</translation>
    </message>
    <message>
        <source>the columns stand in the order east, north; they were read as X (north), Y (east).</source>
        <translation>坐标列的顺序是先东后北，已按 X（北）、Y（东）读入。</translation>
    </message>
    <message>
        <source>the container does not take the field names {names}</source>
        <translation>该格式不接受字段名 {names}</translation>
    </message>
    <message>
        <source>the coordinates cannot be transformed</source>
        <translation>坐标无法转换</translation>
    </message>
    <message>
        <source>the coordinates do not fit the coordinate system of the layer</source>
        <translation>坐标与图层的坐标参考系不符</translation>
    </message>
    <message>
        <source>the coordinates do not fit the coordinate system of the layer (check the zone prefix and the order of the axes)</source>
        <translation>坐标与图层的坐标参考系不符（请检查带号和坐标轴顺序）</translation>
    </message>
    <message>
        <source>the coordinates of {file} cannot be in {crs}; state another CRS.</source>
        <translation>{file} 的坐标不可能是 {crs}，请另行指定坐标系。</translation>
    </message>
    <message>
        <source>the coordinates {x}, {y} cannot be in {crs}</source>
        <translation>坐标 {x}, {y} 不可能在 {crs} 中</translation>
    </message>
    <message>
        <source>the coordinates {x}, {y} lie outside China&apos;s coordinate range.</source>
        <translation>坐标 {x}, {y} 超出我国的坐标范围。</translation>
    </message>
    <message>
        <source>the declared area is {declared} m², the polygon has {area} m²</source>
        <translation>下发面积 {declared} m²，图形面积 {area} m²</translation>
    </message>
    <message>
        <source>the declared {declared} does not fit the texts, {encoding} does</source>
        <translation>声明的编码 {declared} 与文字不符，{encoding} 相符</translation>
    </message>
    <message>
        <source>the feature is not in sheet {sheet} of the ledger</source>
        <translation>台账工作表 {sheet} 里没有该图斑</translation>
    </message>
    <message>
        <source>the feature is not in the coordinate file</source>
        <translation>坐标文件里没有该图斑</translation>
    </message>
    <message>
        <source>the field has length {found}, the profile {wanted}</source>
        <translation>字段长度为 {found}，方案规定 {wanted}</translation>
    </message>
    <message>
        <source>the field has {found} decimals, the profile {wanted}</source>
        <translation>字段有 {found} 位小数，方案规定 {wanted} 位</translation>
    </message>
    <message>
        <source>the field is called {actual} instead of {field}</source>
        <translation>字段名为 {actual}，应为 {field}</translation>
    </message>
    <message>
        <source>the field is of type {found}, the profile has {wanted}</source>
        <translation>字段类型为{found}，方案规定{wanted}</translation>
    </message>
    <message>
        <source>the field name {field} is there twice.</source>
        <translation>字段名 {field} 重复。</translation>
    </message>
    <message>
        <source>the field name “{field}” cannot be written in {encoding}; change it.</source>
        <translation>字段名“{field}”不能用 {encoding} 写出，请修改。</translation>
    </message>
    <message>
        <source>the field {field} ({alias}) is missing</source>
        <translation>缺少字段 {field}（{alias}）</translation>
    </message>
    <message>
        <source>the field {name} is called {short} in the shapefile, which allows 10 bytes.</source>
        <translation>shapefile 字段名最多 10 字节，字段 {name} 写为 {short}。</translation>
    </message>
    <message>
        <source>the file does not read back</source>
        <translation>文件写出后读不回来</translation>
    </message>
    <message>
        <source>the folder should be named {pattern}</source>
        <translation>文件夹应命名为 {pattern}</translation>
    </message>
    <message>
        <source>the geometry cannot be read by QGIS</source>
        <translation>QGIS 无法读取该图形</translation>
    </message>
    <message>
        <source>the geometry could not be repaired</source>
        <translation>图形无法修复</translation>
    </message>
    <message>
        <source>the geometry encloses no area</source>
        <translation>图形没有面积</translation>
    </message>
    <message>
        <source>the geometry engine gave up: {reason}</source>
        <translation>几何引擎运算失败：{reason}</translation>
    </message>
    <message>
        <source>the geometry engine lost ground when it joined polygons</source>
        <translation>几何引擎合并多边形时丢失了部分地块</translation>
    </message>
    <message>
        <source>the geometry has a coordinate that is not a number.</source>
        <translation>图形有坐标不是数字。</translation>
    </message>
    <message>
        <source>the geometry has an unknown byte order</source>
        <translation>图形数据的字节序无法识别</translation>
    </message>
    <message>
        <source>the geometry has bytes left over at its end</source>
        <translation>图形数据末尾有多余字节</translation>
    </message>
    <message>
        <source>the geometry has coordinates that are not numbers</source>
        <translation>图形有坐标不是数字</translation>
    </message>
    <message>
        <source>the geometry holds curves: turn them into straight segments first</source>
        <translation>图形含有曲线，请先转为折线</translation>
    </message>
    <message>
        <source>the geometry is a {kind}, not a plain polygon</source>
        <translation>图形类型为 {kind}，不是普通面</translation>
    </message>
    <message>
        <source>the geometry is a {kind}, not a polygon.</source>
        <translation>图形类型是 {kind}，不是面。</translation>
    </message>
    <message>
        <source>the geometry is cut off in the middle</source>
        <translation>图形数据不完整，中途截断</translation>
    </message>
    <message>
        <source>the geometry is empty</source>
        <translation>图形为空</translation>
    </message>
    <message>
        <source>the geometry is empty.</source>
        <translation>图形为空。</translation>
    </message>
    <message>
        <source>the geometry is far larger than any county: a vertex must be misplaced, or the coordinate system of the layer is wrong</source>
        <translation>图形远大于一个县的范围，可能有顶点错位，或图层的坐标参考系不对</translation>
    </message>
    <message>
        <source>the geometry is nested too deeply</source>
        <translation>图形嵌套层次过多</translation>
    </message>
    <message>
        <source>the geometry is not a polygon</source>
        <translation>图形不是面</translation>
    </message>
    <message>
        <source>the geometry was invalid and has been repaired: {reason}</source>
        <translation>图形无效，已修复：{reason}</translation>
    </message>
    <message>
        <source>the header</source>
        <translation>文件头</translation>
    </message>
    <message>
        <source>the header names no 坐标系; 2000国家大地坐标系 is assumed.</source>
        <translation>文件头未写明坐标系，按 2000国家大地坐标系处理。</translation>
    </message>
    <message>
        <source>the header states {stated}° zones, but zone {zone} is a {width}° zone.</source>
        <translation>文件头写明按 {stated} 度分带，而第 {zone} 带属于 {width} 度带。</translation>
    </message>
    <message>
        <source>the header&apos;s 带号 is {zone}, but eastings begin with {prefixes}; 带号 is trusted.</source>
        <translation>文件头的带号为 {zone}，而横坐标以 {prefixes} 开头，以带号为准。</translation>
    </message>
    <message>
        <source>the heading that names the columns was passed over.</source>
        <translation>字段名说明行已略过。</translation>
    </message>
    <message>
        <source>the kind of numbers of a list</source>
        <translation>自动编号的样式</translation>
    </message>
    <message>
        <source>the layer is empty</source>
        <translation>图层是空的</translation>
    </message>
    <message>
        <source>the layer is in {crs}, the profile wants {wanted}</source>
        <translation>图层坐标系为 {crs}，方案要求 {wanted}</translation>
    </message>
    <message>
        <source>the name of the part “{part}” is not allowed</source>
        <translation>部件名“{part}”不允许</translation>
    </message>
    <message>
        <source>the number was changed; it is {code}</source>
        <translation>编号被改动，应为 {code}</translation>
    </message>
    <message>
        <source>the order of X (north) and Y (east) changes within a parcel.</source>
        <translation>同一地块内 X（北）、Y（东）的顺序前后不一致，请改正。</translation>
    </message>
    <message>
        <source>the package lacks {file}</source>
        <translation>成果包缺少 {file}</translation>
    </message>
    <message>
        <source>the parcel line has a number of fields that fits no known layout, or its number of points is not a number; expected is 点数,面积,地块编号,地块名称,图形属性,图幅号,地块用途,地类编码,@.</source>
        <translation>地块行的项数与各种已知格式都不符，或点数不是数字；应为：点数,面积,地块编号,地块名称,图形属性,图幅号,地块用途,地类编码,@。</translation>
    </message>
    <message>
        <source>the parcel line has fields that its layout does not know ({fields}); they were kept.</source>
        <translation>地块行有该格式没有的字段（{fields}），已保留。</translation>
    </message>
    <message>
        <source>the parcel line has {count} fields, which no known layout has; check it.</source>
        <translation>地块行有 {count} 个字段，与已知格式都不符，请核对。</translation>
    </message>
    <message>
        <source>the parcel line lacks the closing @.</source>
        <translation>地块行末尾缺少 @。</translation>
    </message>
    <message>
        <source>the part “{part}” fetches something from elsewhere</source>
        <translation>部件“{part}”引用外部内容</translation>
    </message>
    <message>
        <source>the part “{part}” holds a DOCTYPE, entity or CDATA</source>
        <translation>部件“{part}”含有 DOCTYPE、实体或 CDATA</translation>
    </message>
    <message>
        <source>the part “{part}” is nested too deeply</source>
        <translation>部件“{part}”嵌套层数过多</translation>
    </message>
    <message>
        <source>the patch code is empty</source>
        <translation>监测编号为空</translation>
    </message>
    <message>
        <source>the patch code is empty.</source>
        <translation>图斑编号为空。</translation>
    </message>
    <message>
        <source>the patch was redrawn</source>
        <translation>图斑图形有改动</translation>
    </message>
    <message>
        <source>the point numbers do not run on here; the points were taken in the file&apos;s order.</source>
        <translation>点号在此处不连续，界址点按文件中的先后顺序读取。</translation>
    </message>
    <message>
        <source>the polygon is not valid: {reason}</source>
        <translation>图形不合法：{reason}</translation>
    </message>
    <message>
        <source>the profile does not have this field</source>
        <translation>方案没有这个字段</translation>
    </message>
    <message>
        <source>the profile does not name this file</source>
        <translation>方案没有列出这个文件</translation>
    </message>
    <message>
        <source>the register has no case {code}.</source>
        <translation>台账没有图斑 {code}。</translation>
    </message>
    <message>
        <source>the register has this code already</source>
        <translation>台账已有此编号</translation>
    </message>
    <message>
        <source>the ring that starts here does not end at its first point, as other rings of the file do; it was closed by a straight line.</source>
        <translation>从此处开始的圈没有回到起点（同文件其他圈都闭合），已用直线闭合。</translation>
    </message>
    <message>
        <source>the ring that starts here has fewer than three different points, or no area; an area needs at least three points that are not on one line.</source>
        <translation>从该行开始的环不足三个不同的点，或没有面积；面至少要有三个不在同一直线上的点。</translation>
    </message>
    <message>
        <source>the rings do not repeat their first point; they were closed.</source>
        <translation>各圈没有重复起点，已自动闭合。</translation>
    </message>
    <message>
        <source>the sheet {sheet} is missing</source>
        <translation>缺少工作表 {sheet}</translation>
    </message>
    <message>
        <source>the stated area “{text}” is not a number with a known unit.</source>
        <translation>写明的面积“{text}”不是数字，或单位无法识别。</translation>
    </message>
    <message>
        <source>the text has blanks at its ends or invisible characters</source>
        <translation>文字首尾有空格或含不可见字符</translation>
    </message>
    <message>
        <source>the text has more than {length} characters</source>
        <translation>文字超过 {length} 个字</translation>
    </message>
    <message>
        <source>the text is longer than {length} characters</source>
        <translation>文字超过 {length} 个字符</translation>
    </message>
    <message>
        <source>the text is {size} long, the profile allows {length}</source>
        <translation>文字长 {size}，方案允许 {length}</translation>
    </message>
    <message>
        <source>the texts are in {found}, the profile wants {wanted}</source>
        <translation>文字编码为 {found}，方案要求 {wanted}</translation>
    </message>
    <message>
        <source>the township of each case</source>
        <translation>各图斑所在乡镇</translation>
    </message>
    <message>
        <source>the typed coordinates</source>
        <translation>录入的坐标</translation>
    </message>
    <message>
        <source>the upload date is empty</source>
        <translation>上图入库日期为空</translation>
    </message>
    <message>
        <source>the upload date {day} has not come yet</source>
        <translation>上图入库日期 {day} 晚于今天</translation>
    </message>
    <message>
        <source>the upload number is empty</source>
        <translation>上图入库号为空</translation>
    </message>
    <message>
        <source>the upload number {number} belongs to {code} already</source>
        <translation>上图入库号 {number} 已属于 {code}</translation>
    </message>
    <message>
        <source>the whole file</source>
        <translation>整个文件</translation>
    </message>
    <message>
        <source>there is no geometry</source>
        <translation>没有图形</translation>
    </message>
    <message>
        <source>there is no geometry.</source>
        <translation>没有图形。</translation>
    </message>
    <message>
        <source>there is no such field; known: {known}</source>
        <translation>没有这个字段；可用的有：{known}</translation>
    </message>
    <message>
        <source>this field cannot be changed by a county</source>
        <translation>此项不能由县级改动</translation>
    </message>
    <message>
        <source>this parcel line has {count} fields, others have {usual}; check it.</source>
        <translation>此地块行有 {count} 个字段，其余为 {usual} 个，请核对。</translation>
    </message>
    <message>
        <source>this point line has {count} columns, others have {usual}; check it.</source>
        <translation>此界址点行有 {count} 列，其余为 {usual} 列，请核对。</translation>
    </message>
    <message>
        <source>this record is not in the register; rows cannot be added</source>
        <translation>台账里没有这条记录；不能增加行</translation>
    </message>
    <message>
        <source>this record is there {count} times</source>
        <translation>这条记录出现 {count} 次</translation>
    </message>
    <message>
        <source>this ring repeats an earlier ring of the parcel and was passed over.</source>
        <translation>该环与同一地块前面的环重复，已略过。</translation>
    </message>
    <message>
        <source>to be filled in</source>
        <translation>待填</translation>
    </message>
    <message>
        <source>twice in the list</source>
        <translation>清单内重复</translation>
    </message>
    <message>
        <source>two parcels would be written to {file}; give them different codes.</source>
        <translation>有两个地块会写入同一文件 {file}，请改用不同的编号。</translation>
    </message>
    <message>
        <source>until {date}</source>
        <translation>至 {date}</translation>
    </message>
    <message>
        <source>validation names {fields}, which layer {layer} does not have</source>
        <translation>校验部分提到的 {fields} 不是图层 {layer} 的字段</translation>
    </message>
    <message>
        <source>validator</source>
        <translation>校验</translation>
    </message>
    <message>
        <source>would be repaired ({reason})</source>
        <translation>入库时将修复（{reason}）</translation>
    </message>
    <message>
        <source>written</source>
        <translation>已写入</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>是</translation>
    </message>
    <message>
        <source>{action}, with a reason: “整改中”</source>
        <translation>{action}（须写明理由），回到“整改中”</translation>
    </message>
    <message>
        <source>{added} new cases, {known} already known, {updated} updated, {left_out} left out.</source>
        <translation>新增图斑 {added} 个，台账中已有 {known} 个，更新 {updated} 个，未入库 {left_out} 个。</translation>
    </message>
    <message>
        <source>{area} m² lie outside the county</source>
        <translation>有 {area} 平方米在县域以外</translation>
    </message>
    <message>
        <source>{area} m², {width} m wide: the lines may just not match</source>
        <translation>{area} m²，宽 {width} m：可能只是界线没有对齐</translation>
    </message>
    <message>
        <source>{area} m²; click to see the pieces it is made of</source>
        <translation>{area} m²，点击查看组成的套合地块</translation>
    </message>
    <message>
        <source>{area} 亩</source>
        <translation>{area} 亩</translation>
    </message>
    <message>
        <source>{area}; click to see its pieces</source>
        <translation>{area}，点击查看套合地块</translation>
    </message>
    <message>
        <source>{base}: none in the register yet — &lt;a href=&quot;{role}&quot;&gt;import it…&lt;/a&gt;</source>
        <translation>{base}：台账中还没有，&lt;a href=&quot;{role}&quot;&gt;入库…&lt;/a&gt;</translation>
    </message>
    <message>
        <source>{base}: {version} (in force from {date})</source>
        <translation>{base}：{version}（{date} 起生效）</translation>
    </message>
    <message>
        <source>{batch} after</source>
        <translation>{batch} 后时相</translation>
    </message>
    <message>
        <source>{batch} before</source>
        <translation>{batch} 前时相</translation>
    </message>
    <message>
        <source>{batch} was compared with earlier batches: {counts}.</source>
        <translation>{batch} 已与以往批次比对：{counts}。</translation>
    </message>
    <message>
        <source>{batch}: {added} new cases, {known} already known, {updated} updated, {left_out} left out.</source>
        <translation>{batch}：新增 {added} 个，已有 {known} 个，更新 {updated} 个，未入库 {left_out} 个。</translation>
    </message>
    <message>
        <source>{batch}: {count} patches, {waiting} without a verdict</source>
        <translation>{batch}：{count} 个图斑，{waiting} 个未认定</translation>
    </message>
    <message>
        <source>{cases} cases checked, {pieces} pieces, {findings} findings.</source>
        <translation>已检查图斑 {cases} 个，套合地块 {pieces} 个，规则提示 {findings} 条。</translation>
    </message>
    <message>
        <source>{case} is “{state}” now.</source>
        <translation>图斑 {case} 现为“{state}”。</translation>
    </message>
    <message>
        <source>{case}: the signature of {person} is void: {reason}</source>
        <translation>{case}：{person} 的签字已失效：{reason}</translation>
    </message>
    <message>
        <source>{changes} cells differ, {refused} are refused, {unchanged} rows say nothing new.</source>
        <translation>有差异的单元格 {changes} 个，拒收 {refused} 个，没有新内容的行 {unchanged} 个。</translation>
    </message>
    <message>
        <source>{code} already was in this state.</source>
        <translation>{code} 原已处于该状态。</translation>
    </message>
    <message>
        <source>{code} could not be compared: {problem}</source>
        <translation>{code} 无法比对：{problem}</translation>
    </message>
    <message>
        <source>{code} differs: {changes}</source>
        <translation>{code} 有差异：{changes}</translation>
    </message>
    <message>
        <source>{code} does not offer the attachment {uid}.</source>
        <translation>{code} 没有可沿用的附件 {uid}。</translation>
    </message>
    <message>
        <source>{code} has another filing number than {number}</source>
        <translation>{code} 的备案号不是 {number}</translation>
    </message>
    <message>
        <source>{code} has no geometry to split.</source>
        <translation>{code} 没有图形，不能拆分。</translation>
    </message>
    <message>
        <source>{code} has no polygon and was not compared.</source>
        <translation>{code} 没有图形，未参与比对。</translation>
    </message>
    <message>
        <source>{code} has no polygon yet.</source>
        <translation>{code} 还没有图形。</translation>
    </message>
    <message>
        <source>{code} has no rectification task, and {title} is about one.</source>
        <translation>{code} 没有整改任务，不能制作{title}。</translation>
    </message>
    <message>
        <source>{code} has no usable polygon ({reason}).</source>
        <translation>图斑 {code} 没有可用的图形（{reason}）。</translation>
    </message>
    <message>
        <source>{code} has no verdict to take over.</source>
        <translation>{code} 尚未认定，没有可沿用的认定意见。</translation>
    </message>
    <message>
        <source>{code} is already a number of {other}</source>
        <translation>{code} 已是图斑 {other} 的编号</translation>
    </message>
    <message>
        <source>{code} is closed and was not updated.</source>
        <translation>图斑 {code} 已销号，未更新。</translation>
    </message>
    <message>
        <source>{code} is in state “{state}” and cannot be registered</source>
        <translation>{code} 处于“{state}”，不能登记上图入库</translation>
    </message>
    <message>
        <source>{code} is in that state already.</source>
        <translation>图斑 {code} 已经处于该状态。</translation>
    </message>
    <message>
        <source>{code} is not divided: draw the line from outside the patch right across to the other side.</source>
        <translation>{code} 没有被分开：线要从图斑外画起，穿过图斑画到另一侧之外。</translation>
    </message>
    <message>
        <source>{code} is not divided: {how} leaves it in one piece.</source>
        <translation>{code} 没有被分开：按{how}仍是一整块。</translation>
    </message>
    <message>
        <source>{code} lies on {area} m² of ground accepted as reclaimed in {old}.</source>
        <translation>{code} 占压 {area} m² 已验收的复耕地块（图斑 {old}），请注意再次占用。</translation>
    </message>
    <message>
        <source>{code} of sheet {sheet} is not in the layer</source>
        <translation>工作表 {sheet} 中的 {code} 不在图层里</translation>
    </message>
    <message>
        <source>{code} was not split.</source>
        <translation>{code} 没有被拆分。</translation>
    </message>
    <message>
        <source>{code} was redrawn during the check; check it again.</source>
        <translation>图斑 {code} 在检查过程中改动了图形，请重新检查。</translation>
    </message>
    <message>
        <source>{code} was split into {count} parts; they are counted in its place.</source>
        <translation>{code} 已拆分为 {count} 个子图斑，今后按子图斑计数。</translation>
    </message>
    <message>
        <source>{code} · until {deadline}</source>
        <translation>{code} · 期限 {deadline}</translation>
    </message>
    <message>
        <source>{code}: its sub-patches {children} do not make it up: {reason}</source>
        <translation>{code}：子图斑 {children} 合起来不等于该图斑：{reason}</translation>
    </message>
    <message>
        <source>{code}: missing: {what}</source>
        <translation>{code}：尚缺：{what}</translation>
    </message>
    <message>
        <source>{code}: {layer} {source}, {area} m², {width} m wide</source>
        <translation>{code}：{layer} {source}，{area} m²，宽 {width} m</translation>
    </message>
    <message>
        <source>{count} cases are not as the last check said.</source>
        <translation>{count} 个图斑与上次检查结果不同。</translation>
    </message>
    <message>
        <source>{count} cases are not as the last check said:</source>
        <translation>{count} 个图斑与上次检查结果不同：</translation>
    </message>
    <message>
        <source>{count} cases have no figures yet; run “Check cases of the register” first: {codes}</source>
        <translation>有 {count} 个图斑尚无面积，请先运行“套合检查台账中的图斑”：{codes}</translation>
    </message>
    <message>
        <source>{count} cases now stand as the list says: {returned} returned, {accepted} accepted.</source>
        <translation>已按清单更新 {count} 个图斑：退回 {returned} 个，通过 {accepted} 个。</translation>
    </message>
    <message>
        <source>{count} checked against: {versions}</source>
        <translation>已检查 {count} 个，依据：{versions}</translation>
    </message>
    <message>
        <source>{count} features are new or changed since {delivery}.</source>
        <translation>自 {delivery} 以来新增或变化的图斑 {count} 个。</translation>
    </message>
    <message>
        <source>{count} files attached to {task}.</source>
        <translation>已为任务 {task} 添加 {count} 个附件。</translation>
    </message>
    <message>
        <source>{count} files attached.</source>
        <translation>已添加 {count} 个文件。</translation>
    </message>
    <message>
        <source>{count} judged “{verdict}” by {person}: {reason}</source>
        <translation>{count} 已认定为“{verdict}”，认定人 {person}：{reason}</translation>
    </message>
    <message>
        <source>{count} lines use full-width commas, colons or digits; they were read as half-width.</source>
        <translation>有 {count} 行用了全角逗号、冒号或数字，已按半角读入。</translation>
    </message>
    <message>
        <source>{count} of the selected are hidden by the filter</source>
        <translation>所选图斑中有 {count} 个被筛选隐藏</translation>
    </message>
    <message>
        <source>{count} of {cases} cases were taken from the check interrupted at {time}.</source>
        <translation>{cases} 个图斑中有 {count} 个取自 {time} 开始后中断的检查，没有重新计算。</translation>
    </message>
    <message>
        <source>{count} parts are smaller than {least} m² (the smallest {area} m²)</source>
        <translation>有 {count} 个部分小于 {least} 平方米（最小 {area} 平方米）</translation>
    </message>
    <message>
        <source>{count} parts, together {total} m²; the patch {whole} m²: closes.</source>
        <translation>共 {count} 块，合计 {total} m²；原图斑 {whole} m²：闭合。</translation>
    </message>
    <message>
        <source>{count} parts, together {total} m²; the patch {whole} m²: does not close.</source>
        <translation>共 {count} 块，合计 {total} m²；原图斑 {whole} m²：不闭合。</translation>
    </message>
    <message>
        <source>{count} patches are called “{code}”; their rows can only be told apart by their order.</source>
        <translation>有 {count} 个图斑编号都是“{code}”，结果只能按先后顺序区分。</translation>
    </message>
    <message>
        <source>{count} pieces under 0.000001 m² were left out as numerical noise ({area} m²).</source>
        <translation>有 {count} 个小于 0.000001 m² 的碎块属于计算误差，未计入（共 {area} m²）。</translation>
    </message>
    <message>
        <source>{count} points are there twice in a row, first at {x}, {y}</source>
        <translation>有 {count} 个连续重复的界址点，第一个在 {x}, {y}</translation>
    </message>
    <message>
        <source>{count} polygons checked; nothing was written to the register.</source>
        <translation>已检查 {count} 个图斑，没有写入台账。</translation>
    </message>
    <message>
        <source>{count} processes worked side by side.</source>
        <translation>{count}个进程同时计算。</translation>
    </message>
    <message>
        <source>{count} readings stored.</source>
        <translation>已保存 {count} 个读数。</translation>
    </message>
    <message>
        <source>{count} records of {table} are gone; nothing was written.</source>
        <translation>{table}中有 {count} 条记录已不存在，什么都没有写入。</translation>
    </message>
    <message>
        <source>{count} rectification tasks issued; deadline {date}.</source>
        <translation>已下达整改任务 {count} 个，期限 {date}。</translation>
    </message>
    <message>
        <source>{count} referrals proposed; a person decides on each.</source>
        <translation>已生成 {count} 件移送建议；每件由人员决定。</translation>
    </message>
    <message>
        <source>{count} repeated points of this ring were passed over.</source>
        <translation>该环有 {count} 个重复点，已略过。</translation>
    </message>
    <message>
        <source>{count} slivers, small and narrow pieces; they stay in all sums:</source>
        <translation>碎屑（又小又窄的地块）{count} 个，仍计入各项合计：</translation>
    </message>
    <message>
        <source>{count} values stand where a date should be and are counted wrongly or not at all until they are corrected in the attribute tables: {shown}. All of them are in the table “{table}”.</source>
        <translation>有 {count} 处该填日期而不是日期，更正之前期限等会算错或不算；请在属性表中更正：{shown}。全部列在“{table}”表中。</translation>
    </message>
    <message>
        <source>{crs} is no projected CGCS2000 system; a register needs one, for example EPSG:4525.</source>
        <translation>{crs} 不是 CGCS2000 投影坐标系；台账须采用 CGCS2000 投影坐标系，例如 EPSG:4525。</translation>
    </message>
    <message>
        <source>{day} does not lie in {year}.</source>
        <translation>{day} 不在 {year} 年内。</translation>
    </message>
    <message>
        <source>{department} receives no “{type}”. Known: {known}.</source>
        <translation>{department}没有文书“{type}”。可用：{known}。</translation>
    </message>
    <message>
        <source>{errors} errors keep this package from being sent, {warnings} warnings.</source>
        <translation>有 {errors} 个错误未处理，成果包不能交付；提示 {warnings} 条。</translation>
    </message>
    <message>
        <source>{field} is empty; a person needs name, unit and role.</source>
        <translation>{field} 为空，人员须填写姓名、单位和职务。</translation>
    </message>
    <message>
        <source>{field} is empty; a witness needs name and unit.</source>
        <translation>{field} 为空；见证人须有姓名和单位。</translation>
    </message>
    <message>
        <source>{field} is in 亩, not in m²: choose it as the area in 亩 when the fields are confirmed</source>
        <translation>{field} 的单位是亩，不是 m²：确认字段时请选为“下发面积（亩）”</translation>
    </message>
    <message>
        <source>{field} is longer than {length} characters and would be cut</source>
        <translation>{field} 超过 {length} 个字符，入库时将截断</translation>
    </message>
    <message>
        <source>{field} is longer than {length} characters; the full text: {text}</source>
        <translation>字段 {field} 超过 {length} 个字符，已截短，全文为：{text}</translation>
    </message>
    <message>
        <source>{field} of {parcel} contains a comma; it was written as a full-width comma.</source>
        <translation>{parcel} 的“{field}”含有逗号，已写成全角逗号。</translation>
    </message>
    <message>
        <source>{field} of {parcel} contains a line break or @, which the TXT format cannot hold; change the text.</source>
        <translation>{parcel} 的“{field}”含有换行或 @，TXT 格式不允许，请修改文字。</translation>
    </message>
    <message>
        <source>{field} “{text}” is no number and was left empty</source>
        <translation>字段 {field} 的值“{text}”不是数字，已留空</translation>
    </message>
    <message>
        <source>{field} “{text}” is no number and would be left empty</source>
        <translation>{field}“{text}”不是数字，入库时将留空</translation>
    </message>
    <message>
        <source>{field} “{value}” is not a number</source>
        <translation>{field} 的值“{value}”不是数字</translation>
    </message>
    <message>
        <source>{field}: at most {most} characters, not {count}.</source>
        <translation>{field}：最多 {most} 个字，现有 {count} 个。</translation>
    </message>
    <message>
        <source>{field}: where its value comes from is not known; it is left empty.</source>
        <translation>{field}：取值来源未知，已留空。</translation>
    </message>
    <message>
        <source>{field}: “{value}” is neither 是 nor 否.</source>
        <translation>{field}：“{value}”不是“是”或“否”。</translation>
    </message>
    <message>
        <source>{field}: “{value}” is no number between 0 and {most}.</source>
        <translation>{field}：“{value}”不是 0 到 {most} 之间的数。</translation>
    </message>
    <message>
        <source>{file} asks for what the register does not know: {names}.</source>
        <translation>{file} 中的占位符不可用：{names}。</translation>
    </message>
    <message>
        <source>{file} cannot be read as a GeoPackage ({detail}).</source>
        <translation>{file} 无法作为 GeoPackage 读取（{detail}）。</translation>
    </message>
    <message>
        <source>{file} cannot be read as a vector layer; it may be damaged or incomplete.</source>
        <translation>{file} 不能作为矢量图层打开，可能已损坏或不完整。</translation>
    </message>
    <message>
        <source>{file} cannot be read as a vector layer; it may be damaged, incomplete or of another kind.</source>
        <translation>{file} 无法作为矢量图层读取，可能已损坏、不完整或是其他类型的文件。</translation>
    </message>
    <message>
        <source>{file} cannot be read as an xlsx table; save it again as .xlsx.</source>
        <translation>{file} 无法作为 xlsx 表读取，请重新另存为 .xlsx。</translation>
    </message>
    <message>
        <source>{file} cannot be read: {reason}</source>
        <translation>无法读取 {file}：{reason}</translation>
    </message>
    <message>
        <source>{file} cannot be used as a template: {reason}.</source>
        <translation>{file} 不能用作模板：{reason}。</translation>
    </message>
    <message>
        <source>{file} cannot be written: {reason}</source>
        <translation>无法写出 {file}：{reason}</translation>
    </message>
    <message>
        <source>{file} cannot be written: {reason}. Nothing was written; close it elsewhere or choose another folder.</source>
        <translation>无法写入{file}：{reason}。未写入任何内容；请先在其他程序中关闭该文件，或另选文件夹。</translation>
    </message>
    <message>
        <source>{file} does not exist; check the path.</source>
        <translation>{file} 不存在，请检查路径。</translation>
    </message>
    <message>
        <source>{file} does not say in which zone its eastings are counted (no 带号 in the header); state the CRS.</source>
        <translation>{file} 没有写明横坐标所属的分带（文件头无带号），请指定坐标系。</translation>
    </message>
    <message>
        <source>{file} has more than {limit} rows; part it.</source>
        <translation>{file} 超过 {limit} 行，请分开。</translation>
    </message>
    <message>
        <source>{file} has no column for the project code (项目编号 or XMBH); it has: {fields}.</source>
        <translation>{file} 没有项目编号列（项目编号或 XMBH）；现有列：{fields}。</translation>
    </message>
    <message>
        <source>{file} has no column “{column}”; it has: {columns}.</source>
        <translation>{file} 没有“{column}”列，现有列：{columns}。</translation>
    </message>
    <message>
        <source>{file} has no layer with geometry; choose another file.</source>
        <translation>{file} 中没有带图形的图层，请选择其他文件。</translation>
    </message>
    <message>
        <source>{file} has no layer {layer} with geometry; it has: {names}.</source>
        <translation>{file} 中没有带图形的图层 {layer}，现有图层：{names}。</translation>
    </message>
    <message>
        <source>{file} has no layer {layer}.</source>
        <translation>{file} 没有图层 {layer}。</translation>
    </message>
    <message>
        <source>{file} has no sheet with a header row.</source>
        <translation>{file} 没有带表头的工作表。</translation>
    </message>
    <message>
        <source>{file} has no sheet “{sheet}”; it has: {names}.</source>
        <translation>{file} 没有工作表“{sheet}”；现有：{names}。</translation>
    </message>
    <message>
        <source>{file} has no single feature table “{layer}”.</source>
        <translation>{file} 中没有唯一的要素表“{layer}”。</translation>
    </message>
    <message>
        <source>{file} has several layers: {names}; name the one to read (file|layername=…).</source>
        <translation>{file} 中有多个图层：{names}；请指明要读取的图层（文件|layername=…）。</translation>
    </message>
    <message>
        <source>{file} has {size} MB, more than the {limit} MB that a text file may have.</source>
        <translation>{file} 有 {size} MB，超过文本文件允许的 {limit} MB。</translation>
    </message>
    <message>
        <source>{file} holds no layer.</source>
        <translation>{file} 没有图层。</translation>
    </message>
    <message>
        <source>{file} holds no parcel up to its end, line {line}: no line ending with @ is followed by points 点号,圈号,X,Y.</source>
        <translation>{file} 到末尾第 {line} 行没有一个地块：没有以 @ 结尾、后接“点号,圈号,X,Y”的行。</translation>
    </message>
    <message>
        <source>{file} holds no polygon, and no line or points that enclose ground.</source>
        <translation>{file} 中没有面，也没有能围成范围的线或点。</translation>
    </message>
    <message>
        <source>{file} holds no readings.</source>
        <translation>{file} 中没有读数。</translation>
    </message>
    <message>
        <source>{file} holds no rows.</source>
        <translation>{file} 没有数据行。</translation>
    </message>
    <message>
        <source>{file} holds no shapefile, GeoPackage, FileGDB or GeoJSON; unpack it and choose the file.</source>
        <translation>{file} 中没有 shapefile、GeoPackage、FileGDB 或 GeoJSON，请解压后选择文件。</translation>
    </message>
    <message>
        <source>{file} holds projected WGS84 coordinates; state the CRS when reading it.</source>
        <translation>{file} 是 WGS84 投影坐标，读入时请指定坐标系。</translation>
    </message>
    <message>
        <source>{file} holds several data sets: {names}; unpack it and choose one.</source>
        <translation>{file} 中有多个数据集：{names}；请解压后选择其中一个。</translation>
    </message>
    <message>
        <source>{file} holds the path {member}, which leads out of the archive; it is not opened.</source>
        <translation>{file} 中的路径 {member} 指向压缩包之外，不予打开。</translation>
    </message>
    <message>
        <source>{file} is a plain sheet without locked cells, drop-downs, hints, frozen header and widths, because the Python package openpyxl is missing. It can be filled in and read back all the same.</source>
        <translation>缺少 Python 包 openpyxl，{file} 是普通表格：没有锁定、下拉列表、填写提示、冻结表头和列宽，仍可填写和收回。</translation>
    </message>
    <message>
        <source>{file} is empty; it needs a header row.</source>
        <translation>{file} 是空的，须有表头行。</translation>
    </message>
    <message>
        <source>{file} is in {system}; there are no public parameters from it to CGCS2000, have the surveying office convert it first.</source>
        <translation>{file} 采用{system}，没有公开的到 CGCS2000 的转换参数，请先由测绘部门转换。</translation>
    </message>
    <message>
        <source>{file} is missing</source>
        <translation>缺少 {file}</translation>
    </message>
    <message>
        <source>{file} is neither csv nor xlsx; save the table as one of them.</source>
        <translation>{file} 不是 csv 或 xlsx，请另存为其中一种。</translation>
    </message>
    <message>
        <source>{file} is no proper csv table: {reason}</source>
        <translation>{file} 不是规范的 csv 表：{reason}</translation>
    </message>
    <message>
        <source>{file} is no readable zip archive: {reason}</source>
        <translation>{file} 不是可以读取的 zip 压缩包：{reason}</translation>
    </message>
    <message>
        <source>{file} is no sample; choose a shapefile, FileGDB, GeoPackage, xlsx or a folder of shapefiles.</source>
        <translation>{file} 不能作样表，请选择 shapefile、FileGDB、GeoPackage、xlsx 或 shapefile 文件夹。</translation>
    </message>
    <message>
        <source>{file} is not a dBASE table, or is damaged; export it again.</source>
        <translation>{file} 不是 dBASE 表或已损坏，请重新导出。</translation>
    </message>
    <message>
        <source>{file} is protected by a password; unpack it first.</source>
        <translation>{file} 有密码保护，请先解压。</translation>
    </message>
    <message>
        <source>{file} is read by this check, so the result cannot be written there; choose another file.</source>
        <translation>{file} 正是本次套合要读的文件，结果不能写在那里；请另选文件。</translation>
    </message>
    <message>
        <source>{file} is there already and stays.</source>
        <translation>{file} 已存在，保持不变。</translation>
    </message>
    <message>
        <source>{file} is written, but its table {table} could not be given a spatial index.</source>
        <translation>{file} 已写出，但表 {table} 未能建立空间索引。</translation>
    </message>
    <message>
        <source>{file} lacks a column for {what}; it has: {columns}.</source>
        <translation>{file} 缺少“{what}”列；现有列：{columns}。</translation>
    </message>
    <message>
        <source>{file} lacks the columns {columns}; fill in the sheet that was sent out.</source>
        <translation>{file} 缺少列 {columns}，请在下发的表格上填写。</translation>
    </message>
    <message>
        <source>{file} names the unknown coordinate system “{system}”; state the CRS when reading it.</source>
        <translation>{file} 写明的坐标系“{system}”无法识别，读入时请指定坐标系。</translation>
    </message>
    <message>
        <source>{file} needs a column for the filing (项目编号, 备案号 or 项目名称) and one for the upload number (上图入库号); it has: {fields}.</source>
        <translation>{file} 须有对应备案的列（项目编号、备案号或项目名称）和上图入库号列；现有列：{fields}。</translation>
    </message>
    <message>
        <source>{file} unpacks to more than {limit} MB and is not opened.</source>
        <translation>{file} 解压后超过 {limit} MB，不予打开。</translation>
    </message>
    <message>
        <source>{file} was changed while it was read. Nothing was written; close it elsewhere and run the check again.</source>
        <translation>{file} 在读取期间被改动，未写出任何成果；请在其他程序中关闭该文件后重新套合。</translation>
    </message>
    <message>
        <source>{file} was written without column widths and number formats, because the Python package openpyxl is missing.</source>
        <translation>缺少 Python 包 openpyxl，{file} 写出时没有设置列宽和数字格式。</translation>
    </message>
    <message>
        <source>{file} would unpack to {size} MB in {count} files; it is not opened, unpack it yourself.</source>
        <translation>{file} 解压后有 {count} 个文件、{size} MB，不予打开，请自行解压。</translation>
    </message>
    <message>
        <source>{file}, field {field}: {reason}.</source>
        <translation>{file}，字段 {field}：{reason}。</translation>
    </message>
    <message>
        <source>{file}, line {line}</source>
        <translation>{file}，第 {line} 行</translation>
    </message>
    <message>
        <source>{file}, line {line}: the text is neither UTF-8 nor GB18030; save the file in one of them.</source>
        <translation>{file} 第 {line} 行：文字既不是 UTF-8 也不是 GB18030，请用其中一种编码保存。</translation>
    </message>
    <message>
        <source>{file}, line {line}: this is not a text file (it holds zero bytes); save it as text in GBK or UTF-8.</source>
        <translation>{file} 第 {line} 行：不是文本文件（含零字节），请另存为 GBK 或 UTF-8 文本。</translation>
    </message>
    <message>
        <source>{file}, line {line}: {reason}</source>
        <translation>{file} 第 {line} 行：{reason}</translation>
    </message>
    <message>
        <source>{file}, line {line}: {text}</source>
        <translation>{file} 第 {line} 行：{text}</translation>
    </message>
    <message>
        <source>{file}, row {row}</source>
        <translation>{file}，第 {row} 行</translation>
    </message>
    <message>
        <source>{file}, row {row} has more cells than the header.</source>
        <translation>{file} 第 {row} 行的单元格比表头多。</translation>
    </message>
    <message>
        <source>{file}, row {row}: {code} already came in row {first}.</source>
        <translation>{file} 第 {row} 行：{code} 在第 {first} 行已出现。</translation>
    </message>
    <message>
        <source>{file}, row {row}: {code} comes several times with different results; none was used.</source>
        <translation>{file} 第 {row} 行：{code} 多次出现且结果不同，均未采用。</translation>
    </message>
    <message>
        <source>{file}, row {row}: {column} is empty.</source>
        <translation>{file} 第 {row} 行：“{column}”为空。</translation>
    </message>
    <message>
        <source>{file}, row {row}: {column} is “{value}”, which cannot be used.</source>
        <translation>{file} 第 {row} 行：{column}为“{value}”，无法使用。</translation>
    </message>
    <message>
        <source>{file}, row {row}: {day} is there twice.</source>
        <translation>{file} 第 {row} 行：{day} 重复。</translation>
    </message>
    <message>
        <source>{file}, row {row}: {text}</source>
        <translation>{file} 第 {row} 行：{text}</translation>
    </message>
    <message>
        <source>{file}, {section}, entry {number} ({id}), field {field}: {reason}.</source>
        <translation>{file}，{section} 第 {number} 条（{id}），字段 {field}：{reason}。</translation>
    </message>
    <message>
        <source>{file}: a placeholder is not closed in “{text}”.</source>
        <translation>{file}：“{text}”中的占位符没有写完整。</translation>
    </message>
    <message>
        <source>{file}: columns that were not recognised: {fields}.</source>
        <translation>{file}：未识别的列：{fields}。</translation>
    </message>
    <message>
        <source>{file}: its name begins with no project code of the register; not attached.</source>
        <translation>{file}：文件名不以台账中的项目编号开头，未附入。</translation>
    </message>
    <message>
        <source>{file}: no case is named</source>
        <translation>{file}：没有指明图斑</translation>
    </message>
    <message>
        <source>{file}: the .dbf with the attributes is missing; copy it along.</source>
        <translation>{file}：缺少存放属性的 .dbf 文件，请一并复制。</translation>
    </message>
    <message>
        <source>{file}: the character {character} cannot be written in {encoding}; choose GB18030 or UTF-8, or list a replacement for it.</source>
        <translation>{file}：{encoding} 里没有 {character} 这个字；请改用 GB18030 或 UTF-8，或在替换表中给出替代写法。</translation>
    </message>
    <message>
        <source>{file}: the column {names} is there twice.</source>
        <translation>{file}：列 {names} 出现两次。</translation>
    </message>
    <message>
        <source>{file}: the head of the area column must name its unit, as in {example}.</source>
        <translation>{file}：面积列的列名须注明单位，如 {example}。</translation>
    </message>
    <message>
        <source>{file}: the header&apos;s 带号 is {zone}, but the eastings begin with {prefixes}; correct 带号 or state the CRS.</source>
        <translation>{file}：文件头的带号为 {zone}，而横坐标以 {prefixes} 开头，请改正带号或指定坐标系。</translation>
    </message>
    <message>
        <source>{file}: the part “{part}” is damaged.</source>
        <translation>{file}：部件“{part}”已损坏。</translation>
    </message>
    <message>
        <source>{file}: the part “{part}” is not written in UTF-8.</source>
        <translation>{file}：部件“{part}”不是 UTF-8 编码。</translation>
    </message>
    <message>
        <source>{file}: the {layer} were closed to {count} polygons; GPS receivers are metres off.</source>
        <translation>{file}：{layer} 已闭合成 {count} 个面；手持 GPS 有数米误差。</translation>
    </message>
    <message>
        <source>{file}: there is no parcel to write.</source>
        <translation>{file}：没有要写出的地块。</translation>
    </message>
    <message>
        <source>{first} … {count} cases in all</source>
        <translation>{first} 等 {count} 个图斑</translation>
    </message>
    <message>
        <source>{folder} is no folder.</source>
        <translation>{folder} 不是文件夹。</translation>
    </message>
    <message>
        <source>{found} stands where the profile has {wanted}</source>
        <translation>方案的 {wanted} 位置上是 {found}</translation>
    </message>
    <message>
        <source>{indicator}: numbers have a lowest and highest value, texts a list of allowed ones.</source>
        <translation>{indicator}：数值指标填上下限，文字指标填允许的值。</translation>
    </message>
    <message>
        <source>{indicator}: the lowest value is above the highest.</source>
        <translation>{indicator}：下限大于上限。</translation>
    </message>
    <message>
        <source>{indicator}: the profile has no figure to confirm; give the county&apos;s own.</source>
        <translation>{indicator}：方案中没有可核对的数值，请填写本县标准。</translation>
    </message>
    <message>
        <source>{indicator}: {limit} counts from now on.</source>
        <translation>{indicator}：此后以 {limit} 为准。</translation>
    </message>
    <message>
        <source>{indicator}: “{value}” is none of its texts: {known}.</source>
        <translation>{indicator}：“{value}”不是可用的说法（{known}）。</translation>
    </message>
    <message>
        <source>{kind} ({count})</source>
        <translation>{kind}（{count} 个）</translation>
    </message>
    <message>
        <source>{label} ({name})</source>
        <translation>{label}（{name}）</translation>
    </message>
    <message>
        <source>{land}: {result}. Two signatures decide, not this table.</source>
        <translation>{land}：{result}。是否合格以两局签字为准，本表不作决定。</translation>
    </message>
    <message>
        <source>{layer} has no coordinate reference system; assign the right one to the layer first.</source>
        <translation>图层 {layer} 没有坐标参考系，请先为图层指定正确的坐标参考系。</translation>
    </message>
    <message>
        <source>{layer} has no field for {what}; these stay empty.</source>
        <translation>{layer} 没有“{what}”字段，入库后留空。</translation>
    </message>
    <message>
        <source>{layer} has no field that is known to hold the code or the name of the zone; choose “Field with the code of the zone” (CODE_FIELD) or “Field with the name of the zone” (NAME_FIELD). It has: {fields}.</source>
        <translation>{layer} 没有可识别的区域编码或名称字段，请选“区域编码字段”（CODE_FIELD）或“区域名称字段”（NAME_FIELD）。该图层有：{fields}。</translation>
    </message>
    <message>
        <source>{layer} has no field that is known to hold the name of the zone, so its polygons are told apart by their numbers; choose “Field with the name of the zone” (NAME_FIELD) to have them by name.</source>
        <translation>{layer} 没有可识别的区域名称字段，各图斑按编号区分；要按名称区分，请选“区域名称字段”（NAME_FIELD）。</translation>
    </message>
    <message>
        <source>{layer} has no field {field}; it has: {fields}.</source>
        <translation>图层 {layer} 没有字段 {field}，现有字段：{fields}。</translation>
    </message>
    <message>
        <source>{layer} holds no usable line.</source>
        <translation>{layer} 中没有可用的线。</translation>
    </message>
    <message>
        <source>{layer} holds no usable polygon; nothing was written.</source>
        <translation>图层 {layer} 没有可用的图形，没有写入任何内容。</translation>
    </message>
    <message>
        <source>{layer} is a table of this register itself and no base layer; choose the layer to take in under “Layer” (INPUT).</source>
        <translation>{layer} 是本台账自己的表，不是底图；请在“图层”（INPUT）里选要入库的图层。</translation>
    </message>
    <message>
        <source>{layer} is empty.</source>
        <translation>图层 {layer} 是空的。</translation>
    </message>
    <message>
        <source>{layer} is in the local coordinate system {crs}, which has no known place on the earth; convert the data first.</source>
        <translation>图层 {layer} 采用地方坐标系 {crs}，无法确定其在地球上的位置，请先转换数据。</translation>
    </message>
    <message>
        <source>{layer} is in {crs}, which is not counted in metres; use the ellipsoidal area or reproject it.</source>
        <translation>图层 {layer} 的坐标参考系 {crs} 不以米为单位，请改用椭球面积，或重投影图层。</translation>
    </message>
    <message>
        <source>{layer} is in {crs}; no parameters from its datum to CGCS2000 are known, assign the right CRS or convert the data first.</source>
        <translation>图层 {layer} 的坐标参考系为 {crs}，没有已知的到 CGCS2000 的转换参数，请指定正确的坐标参考系，或先转换数据。</translation>
    </message>
    <message>
        <source>{layer} is in {crs}; there are no public parameters from this datum to CGCS2000, have the surveying office convert the data first.</source>
        <translation>图层 {layer} 的坐标参考系为 {crs}，没有公开的到 CGCS2000 的转换参数，请先由测绘部门转换数据。</translation>
    </message>
    <message>
        <source>{layer} is read in {encoding}: {how}.</source>
        <translation>图层 {layer} 按 {encoding} 编码读取：{how}。</translation>
    </message>
    <message>
        <source>{layer} lacks a field for the land class (DLBM); it has: {fields}.</source>
        <translation>图层 {layer} 缺少地类编码字段（DLBM），现有字段：{fields}。</translation>
    </message>
    <message>
        <source>{layer} lacks a field for the patch code (JCBH); it has: {fields}.</source>
        <translation>图层 {layer} 缺少监测编号字段（JCBH），现有字段：{fields}。</translation>
    </message>
    <message>
        <source>{layer} lacks a field for {missing}; it has: {fields}.</source>
        <translation>图层 {layer} 缺少与 {missing} 对应的字段，现有字段：{fields}。</translation>
    </message>
    <message>
        <source>{layer} lacks a field for {what}; it has: {fields}.</source>
        <translation>{layer} 缺少“{what}”字段；现有：{fields}。</translation>
    </message>
    <message>
        <source>{layer}, row {row}</source>
        <translation>{layer}，第 {row} 行</translation>
    </message>
    <message>
        <source>{layer}, row {row}: left out ({reason}).</source>
        <translation>图层 {layer} 第 {row} 行：未入库（{reason}）。</translation>
    </message>
    <message>
        <source>{layer}, row {row}: neither a code nor a name of the zone; checks list it as “{unknown}”.</source>
        <translation>{layer} 第 {row} 行：没有区域编码和名称，检查时列为“{unknown}”。</translation>
    </message>
    <message>
        <source>{layer}, row {row}: repaired ({reason}).</source>
        <translation>图层 {layer} 第 {row} 行：图形已修复（{reason}）。</translation>
    </message>
    <message>
        <source>{layer}, row {row}: {code} is not in {list}.</source>
        <translation>{layer} 第 {row} 行：{code} 不在 {list} 中。</translation>
    </message>
    <message>
        <source>{layer}, row {row}: {field} is empty; every parcel needs a code.</source>
        <translation>图层 {layer} 第 {row} 行：字段 {field} 为空，每个地块都须有编号。</translation>
    </message>
    <message>
        <source>{layer}, row {row}: {reason}</source>
        <translation>图层 {layer} 第 {row} 行：{reason}</translation>
    </message>
    <message>
        <source>{layer}, row {row}: {reason}; the net area is taken as the gross.</source>
        <translation>图层 {layer} 第 {row} 行：{reason}，净面积按毛面积计。</translation>
    </message>
    <message>
        <source>{layer}, row {row}: {text}.</source>
        <translation>图层 {layer} 第 {row} 行：{text}。</translation>
    </message>
    <message>
        <source>{layer}: polygons {first} and {other} overlap by {area} m²; checks count this ground once.</source>
        <translation>{layer}：图斑 {first} 与 {other} 重叠 {area} m²，检查时只计一次。</translation>
    </message>
    <message>
        <source>{letter} to {department} is “{state}” now.</source>
        <translation>发往{department}的{letter}已改为“{state}”。</translation>
    </message>
    <message>
        <source>{list} lists {listed} patches, {layer} has {count}.</source>
        <translation>{list} 列有 {listed} 个图斑，{layer} 有 {count} 个。</translation>
    </message>
    <message>
        <source>{list}, row {row}: {code} has no polygon.</source>
        <translation>{list} 第 {row} 行：{code} 没有图形。</translation>
    </message>
    <message>
        <source>{list}, row {row}: {code} is listed twice.</source>
        <translation>{list} 第 {row} 行：{code} 重复列出。</translation>
    </message>
    <message>
        <source>{mu} 亩 ({m2} m²)</source>
        <translation>{mu} 亩（{m2} m²）</translation>
    </message>
    <message>
        <source>{name} is recorded as witness.</source>
        <translation>已登记见证人 {name}。</translation>
    </message>
    <message>
        <source>{new} % of this one, {old} % of that one, {growth} 亩 grown</source>
        <translation>占本图斑 {new}%，占以往图斑 {old}%，扩大 {growth} 亩</translation>
    </message>
    <message>
        <source>{off} days off: {days}; {worked} make-up days</source>
        <translation>放假 {off} 天：{days}；调休上班 {worked} 天</translation>
    </message>
    <message>
        <source>{one} {area} 亩, {two} {other} 亩: they differ by {difference} 亩</source>
        <translation>{one} {area} 亩，{two} {other} 亩，相差 {difference} 亩</translation>
    </message>
    <message>
        <source>{pairs} pairs of polygons overlap, {area} m² in all; checks count it once.</source>
        <translation>有 {pairs} 对图斑相互重叠，共 {area} m²，检查时只计一次。</translation>
    </message>
    <message>
        <source>{parameter}: row {row} was refused ({reason}); nothing was written.</source>
        <translation>{parameter}：第 {row} 行无法写入（{reason}），没有写出任何内容。</translation>
    </message>
    <message>
        <source>{parameter}: {date} is before the letter was sent.</source>
        <translation>{parameter}：{date} 早于发出日期。</translation>
    </message>
    <message>
        <source>{parameter}: {date} lies in the future.</source>
        <translation>{parameter}：{date} 晚于今天。</translation>
    </message>
    <message>
        <source>{parameter}: {value} cannot be read as a vector layer.</source>
        <translation>{parameter}：{value} 无法作为矢量图层读取。</translation>
    </message>
    <message>
        <source>{parameter}: {value} cannot be written.</source>
        <translation>{parameter}：无法写出 {value}。</translation>
    </message>
    <message>
        <source>{parameter}: {value} is no csv, xlsx or layer that can be read.</source>
        <translation>{parameter}：{value} 不是可以读取的 csv、xlsx 或图层。</translation>
    </message>
    <message>
        <source>{parameter}: {value} is no whole GeoPackage table on disk. Save it as a GeoPackage first, take away its filter and save its edits, or use “Check overlap with farmland”, which takes any layer.</source>
        <translation>{parameter}：{value} 不是磁盘上完整的 GeoPackage 图层。请先另存为 GeoPackage、去掉过滤条件并保存编辑，或改用能读任何图层的“图层与永久基本农田、地类图斑套合检查”。</translation>
    </message>
    <message>
        <source>{parameter}: “{value}” is no date; write YYYY-MM-DD.</source>
        <translation>{parameter}：“{value}”不是日期，请按 YYYY-MM-DD 填写。</translation>
    </message>
    <message>
        <source>{parcel} contains {character}, which GBK lacks; the file was written in GB18030.</source>
        <translation>{parcel} 含有 GBK 里没有的字 {character}，文件已改用 GB18030 写出。</translation>
    </message>
    <message>
        <source>{parcel}: the character {character} cannot be written in {encoding}; choose GB18030 or UTF-8, or replace it.</source>
        <translation>{parcel}：{encoding} 里没有 {character} 这个字，请改用 GB18030 或 UTF-8，或替换该字。</translation>
    </message>
    <message>
        <source>{parts} add up to {total}, {whole} is {value}</source>
        <translation>{parts} 之和为 {total}，{whole} 为 {value}</translation>
    </message>
    <message>
        <source>{parts} needs {landuse}: the parts are made by land class.</source>
        <translation>{parts}需要{landuse}：面积构成按地类归并。</translation>
    </message>
    <message>
        <source>{part} would only have {area} m² (a sliver); it was added to {other}.</source>
        <translation>{part} 只有 {area} m²（碎屑），已并入 {other}。</translation>
    </message>
    <message>
        <source>{path} cannot be created.</source>
        <translation>无法创建 {path}。</translation>
    </message>
    <message>
        <source>{path} cannot be used: {reason}.</source>
        <translation>{path} 不能使用：{reason}。</translation>
    </message>
    <message>
        <source>{path} cannot be written: {reason}. Nothing was written.</source>
        <translation>无法写入 {path}：{reason}。没有写入任何内容。</translation>
    </message>
    <message>
        <source>{path} could not be copied beside the register: {reason}.</source>
        <translation>无法把 {path} 复制到台账旁边的附件文件夹：{reason}。</translation>
    </message>
    <message>
        <source>{path} holds no TXT, shapefile, GeoPackage or FileGDB with the polygons of filings.</source>
        <translation>{path} 中没有备案图形（TXT、shp、GeoPackage 或 FileGDB）。</translation>
    </message>
    <message>
        <source>{path} holds {count} files, more than {most}; choose a folder below it.</source>
        <translation>{path} 里有 {count} 个文件，超过 {most} 个；请选择下级文件夹。</translation>
    </message>
    <message>
        <source>{path} is a damaged register: its description lacks {key}.</source>
        <translation>台账 {path} 已损坏：台账信息中缺少 {key}。</translation>
    </message>
    <message>
        <source>{path} is already there; a register is never overwritten. Choose another name.</source>
        <translation>{path} 已经存在，台账不会被覆盖，请换一个名称。</translation>
    </message>
    <message>
        <source>{path} is already there; choose another name, or move it away.</source>
        <translation>{path} 已经存在，请换一个名称，或先移走。</translation>
    </message>
    <message>
        <source>{path} is already there; move the earlier package away first.</source>
        <translation>{path} 已经存在，请先移走原来的成果包。</translation>
    </message>
    <message>
        <source>{path} is being written by another program. Save or end the edit session there and try again; nothing was written.</source>
        <translation>{path} 正由别的程序写入。请先在那里保存或结束编辑，再重试；没有写入任何内容。</translation>
    </message>
    <message>
        <source>{path} is newer (format {found}) than this version of the plugin (format {known}).</source>
        <translation>{path}（格式 {found}）比本版插件（格式 {known}）新。</translation>
    </message>
    <message>
        <source>{path} is not a Farmland Guard register.</source>
        <translation>{path} 不是耕地卫士的台账。</translation>
    </message>
    <message>
        <source>{path} is there already; choose another name.</source>
        <translation>{path} 已存在，请换一个文件名。</translation>
    </message>
    <message>
        <source>{path} was made by a newer version of Farmland Guard (format {found}; this version knows {known}). Update the plugin to open it.</source>
        <translation>{path} 由较新版本的耕地卫士生成（格式 {found}，本版支持到格式 {known}），请升级插件后再打开。</translation>
    </message>
    <message>
        <source>{path} was made by an older version (format {found}, now {known}). Run “Upgrade register” first; it makes a backup.</source>
        <translation>{path} 由较旧版本生成（格式 {found}，现为格式 {known}）。请先运行“台账升级”，升级前会自动备份。</translation>
    </message>
    <message>
        <source>{place}: the date of sampling, {date}, lies in the future.</source>
        <translation>{place}：采样日期 {date} 晚于今天。</translation>
    </message>
    <message>
        <source>{place}: {message} (rule {rule})</source>
        <translation>{place}：{message}（规则 {rule}）</translation>
    </message>
    <message>
        <source>{place}: “{x}, {y}” are no coordinates.</source>
        <translation>{place}：“{x}, {y}”不是坐标。</translation>
    </message>
    <message>
        <source>{platform} {number} is the number of another case; put the numbers right first.</source>
        <translation>{platform} 编号 {number} 属于另一图斑，请先改正编号表。</translation>
    </message>
    <message>
        <source>{platform} {number} is the number of {other} already.</source>
        <translation>{platform} 编号 {number} 已属于图斑 {other}。</translation>
    </message>
    <message>
        <source>{reason} near {x}, {y}</source>
        <translation>{reason}（位置：{x}, {y} 附近）</translation>
    </message>
    <message>
        <source>{relation} as the earlier patch</source>
        <translation>{relation}，以往图斑</translation>
    </message>
    <message>
        <source>{role} polygon {source_id} (row {row}): {reason}</source>
        <translation>底图 {role} 的图斑 {source_id}（第 {row} 行）：{reason}</translation>
    </message>
    <message>
        <source>{role}: polygons {first} and {other} share {area} m²; counted once, for {first}.</source>
        <translation>底图 {role}：图斑 {first} 与 {other} 重叠 {area} m²，只计一次，计入 {first}。</translation>
    </message>
    <message>
        <source>{shown} of {total} cases, {chosen} selected</source>
        <translation>显示 {shown} 个，共 {total} 个图斑，选中 {chosen} 个</translation>
    </message>
    <message>
        <source>{small} is {value}, more than {large} with {limit}</source>
        <translation>{small} 为 {value}，大于 {large} 的 {limit}</translation>
    </message>
    <message>
        <source>{source}: {rows} rows, {usable} usable, {new} of them new; CRS {crs}.</source>
        <translation>{source}：共 {rows} 行，可用 {usable} 行，其中新编号 {new} 个；坐标系 {crs}。</translation>
    </message>
    <message>
        <source>{stated} is stated, the shape has {area} m²</source>
        <translation>写明 {stated}，图形面积为 {area} 平方米</translation>
    </message>
    <message>
        <source>{taken} polygons taken in, {repaired} repaired, {left_out} left out.</source>
        <translation>入库图斑 {taken} 个，修复 {repaired} 个，未入库 {left_out} 个。</translation>
    </message>
    <message>
        <source>{task} for {case}, due {deadline}</source>
        <translation>任务 {task}，图斑 {case}，期限 {deadline}</translation>
    </message>
    <message>
        <source>{task} is cancelled.</source>
        <translation>{task} 已撤销。</translation>
    </message>
    <message>
        <source>{task}: the profile has no limits for land class “{code}”. Known: {known}.</source>
        <translation>{task}：指标方案没有地类“{code}”的标准。可用：{known}。</translation>
    </message>
    <message>
        <source>{text} Read before, both are kept: {indicators}.</source>
        <translation>{text}以下指标此前已录入，两次读数都保留：{indicators}。</translation>
    </message>
    <message>
        <source>{text}; overdue</source>
        <translation>{text}，已逾期</translation>
    </message>
    <message>
        <source>{title} was written to {path}.</source>
        <translation>{title}已写入 {path}。</translation>
    </message>
    <message>
        <source>{title}: the file was changed after it was attached.</source>
        <translation>{title}：文件在添加为附件之后被改动过。</translation>
    </message>
    <message>
        <source>{title}: the file {path} is missing.</source>
        <translation>{title}：缺少文件 {path}。</translation>
    </message>
    <message>
        <source>{value} does not belong to {region}</source>
        <translation>{value} 不属于 {region}</translation>
    </message>
    <message>
        <source>{value} has more than {digits} decimals</source>
        <translation>{value} 超过 {digits} 位小数</translation>
    </message>
    <message>
        <source>{value} is less than {least}</source>
        <translation>{value} 小于 {least}</translation>
    </message>
    <message>
        <source>{value} is more than {most}</source>
        <translation>{value} 大于 {most}</translation>
    </message>
    <message>
        <source>{value} is there {count} times</source>
        <translation>{value} 出现 {count} 次</translation>
    </message>
    <message>
        <source>{verdict}, by {person} on {date}</source>
        <translation>{verdict}（认定人：{person}，{date}）</translation>
    </message>
    <message>
        <source>{verdict}, by {person} on {date}: {reason}</source>
        <translation>{verdict}，{person}于 {date} 认定：{reason}</translation>
    </message>
    <message>
        <source>{where}, {field}: {reason}; left empty.</source>
        <translation>{where}，{field}：{reason}；留空。</translation>
    </message>
    <message>
        <source>{where}: left out ({reason}).</source>
        <translation>{where}：略过（{reason}）。</translation>
    </message>
    <message>
        <source>{where}: left out, the project code is empty.</source>
        <translation>{where}：项目编号为空，略过。</translation>
    </message>
    <message>
        <source>{where}: left out, {code} already came in row {first}.</source>
        <translation>{where}：{code} 已在第 {first} 行出现，略过。</translation>
    </message>
    <message>
        <source>{where}: no filing {keys} in the table or the register; left out.</source>
        <translation>{where}：表和台账中都没有备案 {keys}，略过。</translation>
    </message>
    <message>
        <source>{where}: passed over, a row of totals.</source>
        <translation>{where}：合计行，已跳过。</translation>
    </message>
    <message>
        <source>{where}: repaired ({reason}).</source>
        <translation>{where}：已修复（{reason}）。</translation>
    </message>
    <message>
        <source>{where}: {code} has a polygon of this kind; not changed.</source>
        <translation>{where}：{code} 已有此类图形，未改。</translation>
    </message>
    <message>
        <source>{where}: {code} is in state “{state}” and was not changed.</source>
        <translation>{where}：{code} 处于“{state}”，未改。</translation>
    </message>
    <message>
        <source>{where}: {code} is in the register with other values ({fields}); not changed.</source>
        <translation>{where}：{code} 在台账中的值不同（{fields}），未改。</translation>
    </message>
    <message>
        <source>— choose —</source>
        <translation>— 请选择 —</translation>
    </message>
    <message>
        <source>— none —</source>
        <translation>— 无 —</translation>
    </message>
    <message>
        <source>— not known —</source>
        <translation>— 不详 —</translation>
    </message>
    <message>
        <source>“Batch name” (BATCH) is empty; name the batch, for example “2026年10月卫片”.</source>
        <translation>“批次名称”（BATCH）为空，请填写批次名称，例如“2026年10月卫片”。</translation>
    </message>
    <message>
        <source>“Codes” (CASES) is empty; give the codes of the cases, separated by commas.</source>
        <translation>“监测编号”（CASES）为空，请填写图斑的监测编号，用逗号分隔。</translation>
    </message>
    <message>
        <source>“Coordinate reference system” (CRS) is needed for county {county}: give the CGCS2000 3-degree zone it lies in, for example EPSG:4525.</source>
        <translation>县 {county} 须指定“坐标参考系”（CRS）：请填写该县所在的 CGCS2000 3 度带，例如 EPSG:4525。</translation>
    </message>
    <message>
        <source>“County code” (COUNTY) must be the six-digit code of the county, not “{code}”.</source>
        <translation>“行政区代码”（COUNTY）须为六位县级行政区代码，不能是“{code}”。</translation>
    </message>
    <message>
        <source>“County name” (COUNTY_NAME) is empty; give the county&apos;s name.</source>
        <translation>“县名”（COUNTY_NAME）为空，请填写县名。</translation>
    </message>
    <message>
        <source>“Date of the visit” (DATE)</source>
        <translation>“回访日期”（DATE）</translation>
    </message>
    <message>
        <source>“Date” (DATE)</source>
        <translation>“日期”（DATE）</translation>
    </message>
    <message>
        <source>“Days until the deadline” (DEADLINE_DAYS) must be between 1 and {most}, not {days}.</source>
        <translation>“整改期限天数”（DEADLINE_DAYS）须在 1 到 {most} 之间，不能是 {days}。</translation>
    </message>
    <message>
        <source>“Field mapping” (MAPPING) is no JSON object of field names: {reason}.</source>
        <translation>“字段对应”（MAPPING）不是字段名的 JSON 对象：{reason}。</translation>
    </message>
    <message>
        <source>“Name” (NAME)</source>
        <translation>“姓名”（NAME）</translation>
    </message>
    <message>
        <source>“Person” (PERSON) is empty; this act is signed by a named person of the register&apos;s list of people. Nothing was written.</source>
        <translation>“经办人”（PERSON）为空：此项须由人员表中的具名人员署名办理，台账未作任何改动。</translation>
    </message>
    <message>
        <source>“Project codes” (FILINGS) is empty; give the project codes of the filings, separated by commas.</source>
        <translation>“项目编号”（FILINGS）为空；请填项目编号，用逗号分隔。</translation>
    </message>
    <message>
        <source>“Reason” (REASON) is empty; a county rule needs a reason.</source>
        <translation>“理由”（REASON）为空；县级规则设置须写明理由或依据。</translation>
    </message>
    <message>
        <source>“Reason” (REASON) is empty; a verdict needs a reason.</source>
        <translation>“理由”（REASON）为空，认定须写明理由。</translation>
    </message>
    <message>
        <source>“Reason” (REASON) is empty; an exception needs a reason.</source>
        <translation>“理由”（REASON）为空；认定为例外须写明理由。</translation>
    </message>
    <message>
        <source>“Reason” (REASON) is empty; cancelling a task needs a reason.</source>
        <translation>“理由”（REASON）为空；撤销任务须写明理由。</translation>
    </message>
    <message>
        <source>“Reason” (REASON) is empty; taking over an earlier verdict needs a reason.</source>
        <translation>“理由”（REASON）为空；沿用以往认定须写明理由。</translation>
    </message>
    <message>
        <source>“Scope” (SCOPE) is what is under way (open) or all (all), not “{scope}”.</source>
        <translation>“范围”（SCOPE）只能是在办的（open）或全部（all），不能是“{scope}”。</translation>
    </message>
    <message>
        <source>“Text it was compared with” (SOURCE) is empty; name the text the limit was compared with.</source>
        <translation>“对照的原文”（SOURCE）为空；请写明对照的原文。</translation>
    </message>
    <message>
        <source>“Unit” (UNIT)</source>
        <translation>“单位”（UNIT）</translation>
    </message>
    <message>
        <source>“Values of your own” (VALUES) is no JSON: {reason}.</source>
        <translation>“自填内容”（VALUES）不是有效的 JSON：{reason}。</translation>
    </message>
    <message>
        <source>“Version label” (VERSION) is empty; name the version, for example “2025年度变更调查”.</source>
        <translation>“版本名称”（VERSION）为空，请填写版本名称，例如“2025年度变更调查”。</translation>
    </message>
    <message>
        <source>“What was found” (FINDING) is empty; say what the ground looks like.</source>
        <translation>“回访情况”（FINDING）为空；请写明地块现状。</translation>
    </message>
    <message>
        <source>“Written opinion” (COMMENT) is empty; who refuses writes down what has to be put right.</source>
        <translation>“整改意见”（COMMENT）为空；意见为不合格的须写明整改意见。</translation>
    </message>
    <message>
        <source>“{action}” is no action. Known: {known}.</source>
        <translation>没有“{action}”这种处理方式。可选：{known}。</translation>
    </message>
    <message>
        <source>“{bureau}” is no bureau that signs.</source>
        <translation>“{bureau}”不是签字单位。</translation>
    </message>
    <message>
        <source>“{department}” receives no referrals. Known: {known}.</source>
        <translation>“{department}”不是受送单位。可用：{known}。</translation>
    </message>
    <message>
        <source>“{event}” is no event that can be recorded. Known: {known}.</source>
        <translation>“{event}”不是可登记的节点。可登记的有：{known}。</translation>
    </message>
    <message>
        <source>“{field}” cannot be set by a county. Known: {known}.</source>
        <translation>“{field}”不能由县级设置。可设置的有：{known}。</translation>
    </message>
    <message>
        <source>“{field}” has {count} characters; at most {most} fit. Shorten it.</source>
        <translation>“{field}”共 {count} 字，最多 {most} 字，请缩短。</translation>
    </message>
    <message>
        <source>“{field}” is no ground of a verdict. Known: {known}.</source>
        <translation>“{field}”不是认定依据的字段。可用的有：{known}。</translation>
    </message>
    <message>
        <source>“{kind}” is no kind of attachment.</source>
        <translation>“{kind}”不是附件类别。</translation>
    </message>
    <message>
        <source>“{kind}” is not dealt with by “{action}”.</source>
        <translation>“{kind}”不能按“{action}”处理。</translation>
    </message>
    <message>
        <source>“{measure}” ends by its document; no quality of the ground is judged.</source>
        <translation>“{measure}”的任务凭文书结案，不判定耕地质量。</translation>
    </message>
    <message>
        <source>“{measure}” is no measure of rectification.</source>
        <translation>“{measure}”不是整改方式。</translation>
    </message>
    <message>
        <source>“{mode}” is no way to split. Known: {known}.</source>
        <translation>“{mode}”不是拆分方式。可用：{known}。</translation>
    </message>
    <message>
        <source>“{name}” is already in the list ({unit}). Tell two people of one name apart in the name, for example with the unit in brackets.</source>
        <translation>“{name}”已在人员表中（{unit}）。同名的人请在姓名里加以区分，例如用括号注明单位。</translation>
    </message>
    <message>
        <source>“{name}” is no classification of land use; known: {known}.</source>
        <translation>“{name}”不是地类分类标准；可用：{known}。</translation>
    </message>
    <message>
        <source>“{name}” is no field of ours. Known: {known}.</source>
        <translation>“{name}”不是本软件的字段。可用：{known}。</translation>
    </message>
    <message>
        <source>“{name}” is no name for a profile; use small letters, digits and _.</source>
        <translation>“{name}”不能作方案名，请用小写字母、数字和 _。</translation>
    </message>
    <message>
        <source>“{name}” is not in the list of people, which is empty. Add people first.</source>
        <translation>人员表是空的，没有“{name}”，请先添加人员。</translation>
    </message>
    <message>
        <source>“{name}” is not in the list of people. Known: {people}.</source>
        <translation>人员表中没有“{name}”，现有人员：{people}。</translation>
    </message>
    <message>
        <source>“{opinion}” is no opinion; say pass or fail.</source>
        <translation>“{opinion}”不是有效意见，请填 pass（合格）或 fail（不合格）。</translation>
    </message>
    <message>
        <source>“{part}” is no part of a filing.</source>
        <translation>备案没有“{part}”这类范围。</translation>
    </message>
    <message>
        <source>“{role}” is no role of a base layer. Known: {known}.</source>
        <translation>“{role}”不是底图类别。可用：{known}。</translation>
    </message>
    <message>
        <source>“{rule}” stands in several packs ({packs}); the most local and newest one counts.</source>
        <translation>“{rule}”在多个规则包中都有（{packs}），以地域最近、起始日期最新的为准。</translation>
    </message>
    <message>
        <source>“{side}” is no side that witnesses.</source>
        <translation>“{side}”不是见证方。</translation>
    </message>
    <message>
        <source>“{source}” is no source of clues.</source>
        <translation>“{source}”不是线索来源。</translation>
    </message>
    <message>
        <source>“{state}” is no review state. Known: {known}.</source>
        <translation>“{state}”不是审核状态。可用：{known}。</translation>
    </message>
    <message>
        <source>“{state}” is no state. Known: {known}.</source>
        <translation>“{state}”不是办理状态，可选：{known}。</translation>
    </message>
    <message>
        <source>“{text}” is neither a parcel line (ending with @) nor a point line 点号,圈号,X,Y with readable numbers.</source>
        <translation>“{text}”既不是地块行（以 @ 结尾），也不是数字可读的界址点行（点号,圈号,X,Y）。</translation>
    </message>
    <message>
        <source>“{text}” is no date.</source>
        <translation>“{text}”不是日期。</translation>
    </message>
    <message>
        <source>“{text}” is no known review state; say what it means when the columns are confirmed.</source>
        <translation>不认识审核状态“{text}”；请在确认字段时说明它的含义。</translation>
    </message>
    <message>
        <source>“{text}” is no number.</source>
        <translation>“{text}”不是数字。</translation>
    </message>
    <message>
        <source>“{text}” is not known. Known: {known}.</source>
        <translation>“{text}”不在列表中。可用：{known}。</translation>
    </message>
    <message>
        <source>“{text}” is not written as key=value and was passed over.</source>
        <translation>“{text}”不是“名称=值”的形式，已略过。</translation>
    </message>
    <message>
        <source>“{value}” is neither yes (是) nor no (否)</source>
        <translation>“{value}”不是“是”或“否”</translation>
    </message>
    <message>
        <source>“{value}” is no date</source>
        <translation>“{value}”不是日期</translation>
    </message>
    <message>
        <source>“{value}” is no date; write it as 2026-10-05</source>
        <translation>“{value}”不是日期，请写成 2026-10-05</translation>
    </message>
    <message>
        <source>“{value}” is no number</source>
        <translation>“{value}”不是数</translation>
    </message>
    <message>
        <source>“{value}” is no sensible date</source>
        <translation>“{value}”不是合理的日期</translation>
    </message>
    <message>
        <source>“{value}” is no whole number</source>
        <translation>“{value}”不是整数</translation>
    </message>
    <message>
        <source>“{value}” is none of {known}</source>
        <translation>“{value}”不在可选值之内：{known}</translation>
    </message>
    <message>
        <source>“{value}” is not a number</source>
        <translation>“{value}”不是数字</translation>
    </message>
    <message>
        <source>“{value}” is not in the list</source>
        <translation>“{value}”不在代码表中</translation>
    </message>
    <message>
        <source>“{value}” is not in the list: {allowed}</source>
        <translation>“{value}”不在代码表中：{allowed}</translation>
    </message>
    <message>
        <source>“{value}” is not one of {allowed}</source>
        <translation>“{value}”不在允许的取值 {allowed} 之内</translation>
    </message>
    <message>
        <source>“{value}” is not written as it must be ({pattern})</source>
        <translation>“{value}”的写法不对（应符合 {pattern}）</translation>
    </message>
    <message>
        <source>“{value}” is not written as the profile says ({pattern})</source>
        <translation>“{value}”的写法不符合方案（{pattern}）</translation>
    </message>
    <message>
        <source>“{value}” looks garbled</source>
        <translation>“{value}”像是乱码</translation>
    </message>
    <message>
        <source>“{value}” must be of type {types}</source>
        <translation>“{value}”的类型应为 {types}</translation>
    </message>
    <message>
        <source>“{value}” would run as a formula</source>
        <translation>“{value}”会被当作公式</translation>
    </message>
    <message>
        <source>“{verdict}” is no verdict. Known: {known}.</source>
        <translation>“{verdict}”不是认定意见，可选：{known}。</translation>
    </message>
    <message>
        <source>… and {count} earlier entries in the table “{table}”.</source>
        <translation>…另有 {count} 条更早的记录，见表“{table}”。</translation>
    </message>
    <message>
        <source>… and {count} more</source>
        <translation>…另有 {count} 项</translation>
    </message>
    <message>
        <source>… and {count} more notes.</source>
        <translation>…另有 {count} 条说明。</translation>
    </message>
    <message>
        <source>… on basic farmland</source>
        <translation>其中占永久基本农田</translation>
    </message>
    <message>
        <source>… on cultivated land</source>
        <translation>其中占耕地</translation>
    </message>
    <message>
        <source>亩, as the paper has it</source>
        <translation>亩，按文件载明数填写</translation>
    </message>
    <message>
        <source>带号 “{value}” is no zone of China (3°: 25–45, 6°: 13–23).</source>
        <translation>带号“{value}”不是我国的带号（3 度带 25–45，6 度带 13–23）。</translation>
    </message>
    <message>
        <source>拆补组合 needs both areas, the one to demolish and the one to legalise.</source>
        <translation>拆补组合须同时填写拆除面积和补办面积。</translation>
    </message>
    <message>
        <source>拆补组合 needs the ground that was legalised.</source>
        <translation>拆补组合须给出补办部分的范围。</translation>
    </message>
    <message>
        <source>计量单位 is {unit}, but the coordinates are degrees.</source>
        <translation>计量单位为“{unit}”，而坐标是度。</translation>
    </message>
    <message>
        <source>计量单位 is 度, but these coordinates are not degrees; correct the header.</source>
        <translation>计量单位为度，而这些坐标不是度，请改正文件头。</translation>
    </message>
</context>
</TS>
